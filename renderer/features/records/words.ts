import { placeOf } from '#renderer/app/places.ts'
import type { Fact, Field } from '#shared/domain/records/field.ts'
import { fieldsOf, type KindName, kinds } from '#shared/domain/records/kinds.ts'
import { relations } from '#shared/domain/records/options.ts'
import { plainDay } from './days.ts'

const most = 140

/** A fact as a person reads it, shortened where it is long. `titles` names what a reference points to. */
export function factInWords(
  field: Field | undefined,
  fact: Fact,
  titles: ReadonlyMap<string, string> = new Map(),
): string {
  if (fact === null) return field !== undefined && 'absent' in field && field.absent !== null ? field.absent : 'nothing'
  if (typeof fact === 'boolean') return fact ? 'yes' : 'no'
  if (Array.isArray(fact)) return fact.length === 0 ? 'none' : fact.map((one) => labelOf(field, String(one))).join(', ')
  const text = String(fact)
  if (field?.type === 'day') return plainDay(text)
  if (field?.type === 'ref') return titles.get(text) ?? 'another record'
  if (field?.type === 'choice') return labelOf(field, text)
  if (text === '') return 'nothing'
  return text.length > most ? `${text.slice(0, most).trimEnd()}…` : text
}

/** The words of a choice. */
export function labelOf(field: Field | undefined, value: string): string {
  if (field === undefined || !('options' in field)) return value
  return field.options.find((option) => option.value === value)?.label ?? value
}

/** True where a hit is in the words a record is known by. */
export const isTitleHit = (hit: { readonly kind: KindName; readonly field: string }): boolean =>
  hit.field === fieldsOf(hit.kind)[kinds[hit.kind].title]?.label

/** The address a hit opens at: a source at the words that were found in it, anything else at its page. */
export function placeOfHit(hit: FoundHit): string {
  const place = placeOf(hit.kind, hit.id)
  const words = wordsFound(hit.snippet)
  return hit.kind !== 'evidence' || isTitleHit(hit) || words === '' ? place : `${place}?${findingIn(words)}`
}

/** The part of an address that looks for these words once there. Quoted, so that a number stays words. */
const findingIn = (words: string) => `find=${encodeURIComponent(JSON.stringify(words))}`

/** A place that says the words looked for. */
export type FoundHit = {
  readonly kind: KindName
  readonly id: string
  readonly field: string
  readonly snippet: readonly Piece[]
}
type Piece = { readonly text: string; readonly hit: boolean }

/** The longest run of marked words in a snippet: they stand together in the text, spelt as they are there. */
function wordsFound(snippet: readonly Piece[]): string {
  const runs = ['']
  for (const { text, hit } of snippet) {
    if (!hit && text.trim() !== '') runs.unshift('')
    else runs[0] += text
  }
  return runs.map((run) => run.trim()).reduce((longest, run) => (run.length >= longest.length ? run : longest))
}

/** How the relation of a link reads from the end one looks from. */
export function relationFrom(relation: string, end: 'from' | 'to'): string {
  const known = relations.find((option) => option.value === relation)
  if (known === undefined) return relation
  return end === 'from' ? known.label : known.reverse
}

export const count = (number: number, one: string, many: string): string =>
  `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`

/** "three", "four": small numbers in a sentence. */
export function numberWord(number: number, capital = false): string {
  const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
  const word = words[number] ?? number.toLocaleString('en-GB')
  return capital ? word.charAt(0).toUpperCase() + word.slice(1) : word
}
