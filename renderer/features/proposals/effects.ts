import type { Row } from '#renderer/features/records/index.ts'
import type { FactsOf, RecordOf } from '#shared/domain/records/kinds.ts'
import { effectOperations } from '#shared/domain/records/options.ts'

/** What a proposal does to one provision, with what a reader needs to know of the provision. */
export type EffectOnLaw = {
  readonly effect: RecordOf<'effect'>
  /** "s 27"; empty where the provision has no number. */
  readonly section: string
  readonly heading: string
  /** False where nobody has checked the text that is held. */
  readonly isChecked: boolean
}

export type LawOfAct = { readonly act: string; readonly effects: readonly EffectOnLaw[] }

/** Effects under their Acts, Acts by name and sections by number; "27" comes before "121". */
export function byAct(effects: readonly RecordOf<'effect'>[], provisions: readonly Row[]): readonly LawOfAct[] {
  const known = new Map(provisions.map((row) => [row.id, row.facts]))
  const acts = Map.groupBy(
    effects.map((effect) => {
      const facts = known.get(effect.facts.provision)
      const number = String(facts?.number ?? '')
      return {
        act: String(facts?.act ?? 'A provision that is not here'),
        number,
        effect,
        section: /^\d/.test(number) ? `s ${number}` : number,
        heading: String(facts?.heading ?? ''),
        isChecked: typeof facts?.checked_on === 'string',
      }
    }),
    ({ act }) => act,
  )
  const order = new Intl.Collator('en-GB', { numeric: true })
  return [...acts]
    .sort(([one], [other]) => order.compare(one, other))
    .map(([act, found]) => ({ act, effects: found.sort((a, b) => order.compare(a.number, b.number)) }))
}

export const operationLabel = (operation: FactsOf<'effect'>['operation']): string =>
  effectOperations.find(({ value }) => value === operation)?.label ?? ''

/** "Substitute · from 1.1 and 1.3" */
export function effectInWords({ operation, passage }: FactsOf<'effect'>): string {
  return passage === '' ? operationLabel(operation) : `${operationLabel(operation)} · from ${passage}`
}

/** Clauses that a passage names and the text does not have: they were renumbered or taken out since. */
export function clausesMissing(passage: string, clauses: readonly string[]): readonly string[] {
  const named = passage.match(/\b\d+(?:\.\d+)?\b/g) ?? []
  return named.filter((number) => !clauses.includes(number))
}
