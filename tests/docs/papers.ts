import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Paper = { readonly file: string; readonly text: string }

const left = new Set(['node_modules', 'dist', 'out', 'test-results', 'fixtures'])

function filesIn(folder: string, wanted: (name: string) => boolean): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || left.has(entry.name)) return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesIn(path, wanted)
    return wanted(entry.name) ? [path] : []
  })
}

/** Every Markdown file of the repository. */
export const papers = (): Paper[] =>
  filesIn('.', (name) => name.endsWith('.md')).map((file) => ({ file, text: readFileSync(file, 'utf8') }))

/** The papers that tell people what to type. */
export const manuals = (): Paper[] =>
  papers().filter(({ file }) => /^(README|CONTRIBUTING|ARCHITECTURE)\.md$|^docs[/\\]guide[/\\]/.test(file))

/** Commands in fenced blocks, a line each. */
export const fencedLines = (text: string): string[] =>
  [...text.matchAll(/^```\w*\n(.*?)^```/gms)].flatMap(([, block = '']) => block.split('\n').filter(Boolean))

/** What stands between single backticks. */
export const codeSpans = (text: string): string[] =>
  [...text.replaceAll(/^```.*?^```/gms, '').matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)

/**
 * What a guide claims to be on screen: bold or in italics, beginning with a capital letter and not a sentence; `›` and `·`
 * part the names along a way. Keys are not names.
 */
export function namesOnScreen(text: string): string[] {
  const prose = text.replaceAll(/^```.*?^```/gms, '').replaceAll(/`[^`\n]*`/g, '')
  const marked = [...prose.matchAll(/\*\*([^*\n]+)\*\*|(?<!\*)\*([^*\n]+)\*(?!\*)/g)].map(
    ([, bold, italic]) => bold ?? italic ?? '',
  )
  return marked
    .filter((name) => !/[.:]$/.test(name) && !isKey(name))
    .flatMap((name) => name.split(/ [›·] /))
    .filter((name) => /^\p{Lu}/u.test(name))
}

const isKey = (name: string) => /^(Ctrl|Cmd|Alt|Option|Shift|Esc|F\d)\b/.test(name)

/** Every text that the app's sources hold as a whole: string literals and what stands between tags. */
export function textsInSources(): Set<string> {
  const sources = ['renderer', 'shared', 'electron'].flatMap((folder) =>
    filesIn(folder, (name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name)),
  )
  const texts = new Set<string>()
  for (const file of sources) {
    const source = readFileSync(file, 'utf8')
    for (const [, , text = ''] of source.matchAll(/(['"`])((?:(?!\1)[^\\\n]|\\.)+)\1/g)) texts.add(plain(text))
    for (const [, text = ''] of source.matchAll(/>\s*([^<>{}]+?)\s*[<{]/g)) texts.add(plain(text))
  }
  return texts
}

const plain = (text: string) =>
  text
    .replaceAll(/\\(['"`])/g, '$1')
    .replaceAll(/&nbsp;/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
