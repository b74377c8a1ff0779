import type { Publication } from '#shared/publication/model.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import { readPdfFonts } from './fonts.ts'
import { typstSource } from './typst.ts'

/**
 * The paper as a PDF that says it is PDF/UA-1: Typst writes none whose title is missing, whose headings skip a level
 * or whose characters cannot be drawn. `resources` is the folder that may hold the fonts. The compiler is native code
 * and is loaded only when a PDF is asked for. Refuses with export/no-typeface or export/renderer.
 */
export async function renderPdf(publication: Publication, resources: string): Promise<Uint8Array> {
  try {
    const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
    // One of its own each time: a compiler used again patches the source it had, and was seen to keep old characters.
    const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: readPdfFonts(resources) }] })
    const compiled = compiler.compile({ mainFileContent: typstSource(publication) })
    const document = compiled.result
    if (document === null) throw new Error(JSON.stringify(compiled.takeError()?.shortDiagnostics ?? 'no document'))
    const pdf = compiler.pdf(document, { pdfStandard: 'ua-1' })
    compiler.evictCache(0)
    return pdf
  } catch (error) {
    throw inOurWords(error)
  }
}

const UNDRAWN = /the text `\\?"(.*?)\\?"` could not be displayed/g

/** At most five of the characters that no typeface has. The rest of a diagnostic may quote the paper: it is dropped. */
function inOurWords(error: unknown): Refusal {
  const message = error instanceof Error ? error.message : ''
  const undrawn = new Set([...message.matchAll(UNDRAWN)].map((match) => codePoint(match[1] ?? '')))
  if (undrawn.size > 0) return new Refusal('export/no-typeface', { characters: [...undrawn].slice(0, 5).join(' ') })
  return new Refusal(
    'export/renderer',
    { format: 'PDF' },
    { cause: new Error(message.match(/error: [\w /()-]+/)?.[0]) },
  )
}

/** Typst writes what has no shape of its own as \u{…}. */
const codePoint = (text: string) =>
  text.replaceAll(/\\+u\{([0-9a-f]+)\}/g, (_, hex: string) => `U+${hex.toUpperCase().padStart(4, '0')}`)
