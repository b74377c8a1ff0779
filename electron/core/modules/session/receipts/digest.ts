import { createHash } from 'node:crypto'
import * as Y from 'yjs'

type AnyType = NonNullable<ReturnType<Y.Doc['share']['get']>>
type Part = string | AnyType
/** What is handed to the hash at once, in characters. */
const CHUNK = 65_536

/**
 * SHA-256 of what stands in a text, hexadecimal: the same wherever the same stands, however it came there. Yjs keeps equal
 * texts in unequal pieces, and remembers what was deleted, so neither its updates nor its state say whether two are equal.
 */
export function digestOf(doc: Y.Doc): string {
  const hash = createHash('sha256')
  let chunk = ''
  const put = (words: string) => {
    chunk += words
    if (chunk.length < CHUNK) return
    hash.update(chunk)
    chunk = ''
  }
  for (const name of [...doc.share.keys()].sort()) {
    const root = doc.share.get(name)
    if (root === undefined) continue
    const parts = partsOf(root)
    // A text that someone only looked for in vain is as good as none.
    if (parts.length === 0) continue
    put(`root ${JSON.stringify(name)}(`)
    // Not by recursion: a text may be nested deeper than the stack is.
    const left: Part[] = [')', ...parts.reverse()]
    for (let part = left.pop(); part !== undefined; part = left.pop()) {
      if (typeof part === 'string') put(part)
      else for (const inner of partsOf(part).reverse()) left.push(inner)
    }
  }
  hash.update(chunk)
  return hash.digest('hex')
}

/** What stands in one part of a text: its keys in order, then its sequence, neighbouring words as one. */
function partsOf(type: AnyType): Part[] {
  const parts: Part[] = []
  for (const key of [...type._map.keys()].sort()) {
    const item = type._map.get(key)
    if (item === undefined || item.deleted) continue
    parts.push(`key ${JSON.stringify(key)}:`)
    pushContent(parts, item.content)
  }
  let words = ''
  let wordsMarks = ''
  const endWords = () => {
    if (words !== '') parts.push(`words${wordsMarks} ${JSON.stringify(words)}`)
    words = ''
  }
  // Each computer clears away marks that change nothing when it finds them: what counts is how the words stand there.
  const marks = new Map<string, string>()
  let marksNow = ''
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue
    const { content } = item
    if (content instanceof Y.ContentFormat) {
      if (content.value === null) marks.delete(content.key)
      else marks.set(content.key, json(content.value))
      marksNow = marks.size === 0 ? '' : JSON.stringify([...marks].sort(byKey))
    } else if (content instanceof Y.ContentString) {
      if (marksNow !== wordsMarks) endWords()
      wordsMarks = marksNow
      words += content.str
    } else {
      endWords()
      parts.push(`part${marksNow} `)
      pushContent(parts, content)
    }
  }
  endWords()
  return parts
}

const byKey = ([a]: readonly [string, string], [b]: readonly [string, string]) => (a < b ? -1 : 1)

function pushContent(parts: Part[], content: Y.Item['content']): void {
  if (content instanceof Y.ContentString) parts.push(JSON.stringify(content.str))
  else if (content instanceof Y.ContentType) {
    const { type } = content
    const name = type instanceof Y.XmlElement ? type.nodeName : ''
    parts.push(`type ${kindOf(type)} ${JSON.stringify(name)}(`, type, ')')
  } else if (content instanceof Y.ContentEmbed) parts.push(`embed ${json(content.embed)}`)
  else if (content instanceof Y.ContentDoc) parts.push(`doc ${JSON.stringify(content.doc.guid)}`)
  else for (const value of content.getContent()) parts.push(`value ${json(value)}`)
}

/** Not the name of its class, which a bundler shortens. */
function kindOf(type: AnyType): string {
  if (type instanceof Y.XmlElement) return 'element'
  if (type instanceof Y.XmlText) return 'xml-text'
  if (type instanceof Y.Text) return 'text'
  if (type instanceof Y.Array) return 'array'
  if (type instanceof Y.Map) return 'map'
  return 'fragment'
}

const json = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner === 'bigint') return { bigint: String(inner) }
    return inner instanceof Uint8Array ? { bytes: Buffer.from(inner).toString('base64') } : inner
  }) ?? 'undefined'
