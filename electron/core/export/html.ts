import {
  type Block,
  type BlockRenderer,
  type Choices,
  type ContentsEntry,
  type Inline,
  type InlineRenderer,
  type Meta,
  type Publication,
  renderBlock,
  renderInline,
} from '#shared/publication/model.ts'
import { paperStyle, paperStyleHash } from '#shared/publication/paper-style.ts'
import { printable } from '#shared/publication/text.ts'

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it may stand between tags and inside quoted attributes. Everything a person typed passes here. */
const esc = (text: string): string => printable(text).replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? '')

const each = <T>(values: readonly T[], render: (value: T) => string): string => values.map(render).join('\n')

const marked = (text: string, bold: boolean, italic: boolean): string => {
  const inner = italic ? `<em>${text}</em>` : text
  return bold ? `<strong>${inner}</strong>` : inner
}

const inlineRenderer: InlineRenderer<string> = {
  text: ({ text, bold, italic }) => marked(esc(text), bold, italic),
  link: ({ text, href, bold, italic }) =>
    marked(`<a href="${esc(href)}" rel="noreferrer">${esc(text)}</a>`, bold, italic),
  reference: ({ text, to }) => `<a href="#${esc(to)}">${esc(text)}</a>`,
  citation: ({ label, to }) => (to === null ? esc(label) : `<a href="#${esc(to)}">${esc(label)}</a>`),
  break: () => '<br>',
}

const inlines = (parts: readonly Inline[]) => parts.map((part) => renderInline(inlineRenderer, part)).join('')

const numbered = (number: string, text: string) =>
  number === '' ? esc(text) : `<span class="number">${esc(number)}</span> ${esc(text)}`

const choiceList = ({ instruction, many, options }: Choices) => `<p class="instruction">${esc(instruction)}</p>
<ul class="choices${many ? ' many' : ''}" role="list">
${each(options, ({ label, hint }) => `<li>${esc(label)}${hint === '' ? '' : ` <small>${esc(hint)}</small>`}</li>`)}
</ul>`

/** Drawn for writing on by hand; there is nothing in it to hear. */
const SPACE = '<div class="space" aria-hidden="true"></div>'

const flow = (blocks: readonly Block[]): string => each(blocks, (block) => renderBlock(renderer, block))

/** The paper's title is the page's first heading, so the paper's levels begin at the second. */
const renderer: BlockRenderer<string> = {
  contents: ({ entries }) => contentsList(entries),
  heading: ({ level, number, text, id }) => `<h${level + 1} id="${esc(id)}">${numbered(number, text)}</h${level + 1}>`,
  paragraph: ({ inlines: parts, lead }) => `<p${lead ? ' class="lead"' : ''}>${inlines(parts)}</p>`,
  list: ({ ordered, items }) => {
    const tag = ordered ? 'ol' : 'ul'
    return `<${tag}>\n${each(items, (item) => `<li>${listItem(item)}</li>`)}\n</${tag}>`
  },
  extract: ({ blocks }) => `<blockquote class="extract">\n${flow(blocks)}\n</blockquote>`,
  quote: ({ words, attribution }) => `<figure class="quote">
<blockquote>
${words.map((line, at) => `<p>${at === 0 ? '“' : ''}${esc(line)}${at === words.length - 1 ? '”' : ''}</p>`).join('\n')}
</blockquote>
<figcaption>${esc(attribution)}</figcaption>
</figure>`,
  withheld: ({ sentence }) => `<p class="withheld">${esc(sentence)}</p>`,
  question: ({ level, id, label, wording, help, choices, spaces }) => `<div class="question">
<h${level + 1} id="${esc(id)}"><span class="question-label">${esc(label)}</span> ${esc(wording)}</h${level + 1}>
${[
  ...(help === '' ? [] : [`<p class="help">${esc(help)}</p>`]),
  ...(choices === null ? [] : [choiceList(choices)]),
  ...spaces.map((name) => `<p class="space-label">${esc(name)}</p>\n${SPACE}`),
].join('\n')}
</div>`,
  table: ({ id, caption, head, rows }) => `<table id="${esc(id)}">
<caption>${esc(caption)}</caption>
<thead><tr>${head.map((text) => `<th scope="col">${esc(text)}</th>`).join('')}</tr></thead>
<tbody>
${each(rows, (row) => `<tr>${row.map((cell, at) => (at === 0 ? `<th scope="row">${inlines(cell)}</th>` : `<td>${inlines(cell)}</td>`)).join('')}</tr>`)}
</tbody>
</table>`,
  notice: ({ heading, lines }) => `<div class="notice">
${each([`<p class="notice-heading">${esc(heading)}</p>`, ...lines.map((line) => `<p>${inlines(line)}</p>`)], (line) => line)}
</div>`,
  form: ({ fields }) =>
    each(
      fields,
      (field) => `<div class="field">
<p class="field-label">${esc(field.label)}</p>
${field.hint === '' ? '' : `<p class="help">${esc(field.hint)}</p>\n`}${field.kind === 'choices' ? choiceList(field.choices) : SPACE}
</div>`,
    ),
  evidence: ({ entries }) => `<ol class="evidence" role="list">
${each(entries, ({ id, number, inlines: parts }) => `<li id="${esc(id)}"><span>[${esc(number)}]</span> <span>${inlines(parts)}</span></li>`)}
</ol>`,
  pageBreak: () => '<div class="page-break"></div>',
}

/** A list item of one paragraph needs no paragraph of its own. */
function listItem(item: readonly Block[]): string {
  const [first, ...rest] = item
  if (first?.kind !== 'paragraph') return flow(item)
  return rest.length === 0 ? inlines(first.inlines) : `<p>${inlines(first.inlines)}</p>\n${flow(rest)}`
}

/** Two levels: each section with the parts it has. */
function contentsList(entries: readonly ContentsEntry[]): string {
  const link = ({ number, text, to }: ContentsEntry) => `<a href="#${esc(to)}">${numbered(number, text)}</a>`
  const sections: { entry: ContentsEntry; parts: ContentsEntry[] }[] = []
  for (const entry of entries) {
    const last = sections.at(-1)
    if (entry.level === 1 || last === undefined) sections.push({ entry, parts: [] })
    else last.parts.push(entry)
  }
  return `<ol role="list">
${each(
  sections,
  ({ entry, parts }) =>
    `<li class="level-1">${link(entry)}${
      parts.length === 0 ? '' : `\n<ol role="list">\n${each(parts, (part) => `<li>${link(part)}</li>`)}\n</ol>\n`
    }</li>`,
)}
</ol>`
}

const cover = (meta: Meta, blocks: readonly Block[]) => `<header class="cover">
<p class="label">${esc(meta.label)}</p>
<h1>${esc(meta.title)}</h1>
${meta.subtitle === '' ? '' : `<p class="subtitle">${esc(meta.subtitle)}</p>\n`}<p class="dates">${esc(meta.dates)}</p>
<p class="prepared">${esc(meta.prepared)}</p>
${flow(blocks)}
</header>`

/**
 * The paper as one HTML file that needs nothing beside it: no script, no image, no font, no address is ever fetched,
 * and its own policy says so. Landmarks, one first heading, a way to skip to the text.
 */
export function renderHtml({ meta, blocks }: Publication): string {
  const contentsAt = blocks.findIndex((block) => block.kind === 'contents')
  const navFrom = blocks[contentsAt - 1]?.kind === 'heading' ? contentsAt - 1 : contentsAt
  const before = contentsAt < 0 ? [] : blocks.slice(0, navFrom)
  const navigation = contentsAt < 0 ? [] : blocks.slice(navFrom, contentsAt + 1)
  const text = blocks.slice(contentsAt + 1)
  return `<!doctype html>
<html lang="${esc(meta.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${paperStyleHash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${esc(meta.title)} – ${esc(meta.label)}</title>
<style>${paperStyle}</style>
</head>
<body>
<a class="skip" href="#text">Skip to the text</a>
<div class="page">
${cover(meta, withoutBreaks(before))}
${navigation.length === 0 ? '' : `<nav class="contents" aria-label="Contents">\n${flow(navigation)}\n</nav>\n`}<main id="text" tabindex="-1">
${flow(dropFirstBreak(text))}
</main>
<footer class="foot"><p>${esc(meta.title)} · ${esc(meta.prepared)}</p></footer>
</div>
</body>
</html>
`
}

const LINK = /<a( class="skip")? href="[^"]*"(?: rel="noreferrer")?>/g

/**
 * The same page for a frame inside the app, where a link would lead the frame away: links look as they will and go
 * nowhere. (Quotation marks and angle brackets in text are always escaped, so only our own tags can match.)
 */
export function renderHtmlForFrame(publication: Publication): string {
  return renderHtml(publication).replaceAll(LINK, '<a$1>')
}

/** Cover, contents and text each begin a page in print by their own style. */
const withoutBreaks = (blocks: readonly Block[]) => blocks.filter((block) => block.kind !== 'pageBreak')
const dropFirstBreak = (blocks: readonly Block[]) => (blocks[0]?.kind === 'pageBreak' ? blocks.slice(1) : blocks)
