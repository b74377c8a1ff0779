import * as Y from 'yjs'
import type { ChangeOrigin } from './origins.ts'
import { aboutOf, bodyOf, proposalVersion } from './proposal-shape.ts'
import { deepest, type ProseMirrorJson, readProseMirrorJson } from './prosemirror-json.ts'
import { type CitedEvidence, citedEvidenceOf, countWords, plainTextOf, quoteIdsOf } from './readings.ts'

/** The version a document was last written in; 0 for one that nothing has written to yet. */
export function versionOf(doc: Y.Doc): number {
  const version = aboutOf(doc).get('version')
  return typeof version === 'number' && Number.isInteger(version) && version > 0 ? version : 0
}

export type Migrated =
  | { readonly ok: true; readonly from: number; readonly to: number }
  /** Written by a newer workshop: it may be read by `bodyToJson`, but an editor of today would damage it. */
  | { readonly ok: false; readonly because: 'from-the-future'; readonly version: number }

/** A step brings a document from the version before it; it must come to the same on every computer that takes it. */
type Step = (doc: Y.Doc) => void
const steps: readonly Step[] = [(doc) => void aboutOf(doc).set('version', 1)]

/** Brings an older or new document to today's shape, in one transaction. Does nothing where nothing is to do. */
export function migrateDocument(
  doc: Y.Doc,
  origin: ChangeOrigin = { by: 'migration', from: versionOf(doc), to: proposalVersion },
): Migrated {
  const from = versionOf(doc)
  if (from > proposalVersion) return { ok: false, because: 'from-the-future', version: from }
  if (from < proposalVersion)
    doc.transact(() => {
      for (const step of steps.slice(from)) step(doc)
    }, origin)
  return { ok: true, from, to: proposalVersion }
}

/** The text as data, without a DOM. Reads whatever stands there and never throws. */
export function bodyToJson(doc: Y.Doc): ProseMirrorJson {
  return readProseMirrorJson({ type: 'doc', content: childrenOf(bodyOf(doc), 0) })
}

function childrenOf(parent: Y.XmlFragment, depth: number): unknown[] {
  // An element is two levels of a list; the reader counts those and is the stricter of the two.
  if (depth > deepest * 2) return []
  return parent.toArray().flatMap((child): unknown[] => {
    if (child instanceof Y.XmlText) return textRuns(child)
    if (!(child instanceof Y.XmlElement)) return []
    return [{ type: child.nodeName, attrs: child.getAttributes(), content: childrenOf(child, depth + 1) }]
  })
}

type Delta = readonly { readonly insert: unknown; readonly attributes?: Readonly<Record<string, unknown>> }[]

function textRuns(text: Y.XmlText): unknown[] {
  const delta: Delta = text.toDelta()
  return delta.flatMap((run) => {
    if (typeof run.insert !== 'string') return []
    const marks = Object.entries(run.attributes ?? {}).map(([name, attrs]) => ({ type: name, attrs }))
    return [{ type: 'text', text: run.insert, marks }]
  })
}

/** The words for search: quoted voices appear as nothing. */
export function plainText(doc: Y.Doc): string {
  return plainTextOf(bodyToJson(doc))
}

export function wordCount(doc: Y.Doc): number {
  return countWords(plainText(doc))
}

/** Ids of the quotes the text points to, each once, in order. */
export function quoteIds(doc: Y.Doc): readonly string[] {
  return quoteIdsOf(bodyToJson(doc))
}

/** The places of evidence the text cites, each once, in order. */
export function citedEvidence(doc: Y.Doc): readonly CitedEvidence[] {
  return citedEvidenceOf(bodyToJson(doc))
}
