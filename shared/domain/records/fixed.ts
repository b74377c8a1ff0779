import type { Fact } from './field.ts'
import type { KindName } from './kinds.ts'

/** What is kept when something happened, and then says for good what it was: of a decision, what it was about and how it fell. */
const fixed: Partial<Record<KindName, ReadonlySet<string>>> = {
  decision: new Set(['version', 'version_sha256', 'threshold', 'tally']),
}

/** Whether a field is not changed any more once its record was begun. */
export const isFixed = (kind: KindName, field: string): boolean => fixed[kind]?.has(field) === true

/** Whether a record would say something else, by these facts, of what stays as it was. */
export const changesWhatIsFixed = (
  kind: KindName,
  before: Readonly<Record<string, Fact>>,
  facts: Readonly<Record<string, Fact>>,
): boolean => Object.entries(facts).some(([field, fact]) => isFixed(kind, field) && fact !== before[field])
