import type { Fact } from '#shared/domain/records/field.ts'
import type { KindName } from '#shared/domain/records/kinds.ts'

/** One wish to change a record. Facts have been parsed by the kind's schema. */
export type Change =
  | {
      readonly op: 'create'
      readonly kind: KindName
      readonly id: string
      readonly facts: Readonly<Record<string, Fact>>
    }
  | {
      readonly op: 'update'
      readonly kind: KindName
      readonly id: string
      readonly facts: Readonly<Record<string, Fact>>
    }
  | { readonly op: 'delete'; readonly kind: KindName; readonly id: string }
  | { readonly op: 'undelete'; readonly kind: KindName; readonly id: string }

export type ChangeLog = {
  /**
   * Writes the rows and the log in one transaction, then tells the windows. `label` is what undo will say
   * ("Deleted “Getting ready”"); without one the batch cannot be undone. `also` runs inside the transaction.
   */
  commit(
    author: string,
    changes: readonly Change[],
    options: { label: string | null; also?: () => void },
  ): { batch: string }
  undo(author: string): { label: string }
  redo(author: string): { label: string }
  /** What undo and redo would do now. */
  state(): { undo: string | null; redo: string | null }
  /** Removes every value of a record's fields from row and log, leaving that something was erased, when, and under which rule. */
  erase(author: string, kind: KindName, id: string, fields: readonly string[], rule: string): { batch: string }
}
