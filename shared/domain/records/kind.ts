import type { Fields } from './field.ts'

/** One kind of record: its table carries its name; `title` names the field a person knows it by. */
export type Kind<F extends Fields = Fields> = {
  readonly one: string
  readonly many: string
  readonly title: keyof F & string
  /** Fields whose words are in the search index. */
  readonly searched: readonly (keyof F & string)[]
  /** Field the list is ordered by when nobody chose. */
  readonly order: keyof F & string
  readonly fields: F
}

export const kind = <F extends Fields>(definition: Kind<F>) => definition
