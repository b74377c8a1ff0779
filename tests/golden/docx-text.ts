import { strFromU8, unzipSync } from 'fflate'

/** The parts of a Word file as text, by their names in the package. */
export function partsOf(docx: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const decode = (text: string) => text.replaceAll(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)

export type WordParagraph = { readonly style: string; readonly text: string; readonly xml: string }

/** The paragraphs of a Word file in order, each with its style and what it says; a line break reads as a space. */
export function paragraphsOf(docx: Uint8Array): WordParagraph[] {
  const xml = partsOf(docx)['word/document.xml'] ?? ''
  return [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p [^>]*>.*?<\/w:p>/gs)].map(([paragraph]) => ({
    style: paragraph.match(/<w:pStyle w:val="([^"]+)"/)?.[1] ?? '',
    text: [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(br|tab)\/>/g)]
      .map((match) => (match[1] === undefined ? ' ' : decode(match[1])))
      .join(''),
    xml: paragraph,
  }))
}
