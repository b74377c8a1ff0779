import type { Fact } from '#shared/domain/records/field.ts'
import type { KindName } from '#shared/domain/records/kinds.ts'
import type { Entry } from './entries.ts'

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
  /** Notes in the log that the words of a voice were written anew; no row changes. */
  | { readonly op: 'rewrite'; readonly kind: 'voice'; readonly id: string }

export type Committed = {
  readonly batch: string
  readonly author: string
  readonly records: readonly { kind: KindName; id: string }[]
}

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
} & Merging

/** Taking in entries from other computers of the group. */
export type Merging = {
  /**
   * Adds entries not yet held and writes what the log then says. Same entries in any order, same rows. `also` runs
   * inside the transaction.
   */
  merge(entries: readonly Entry[], also?: () => void): { batch: string }
  /** Entries of this log that another did not take: they stay in the history and count for nothing in the rows. */
  setAside(entries: readonly { readonly device: string; readonly seq: number }[]): void
  /**
   * Takes away what was only lent: the records with their entries, which become gaps in the chains of those who made
   * them, but for entries that `keep` names. One entry says how many went, when, and under which rule.
   */
  giveBack(author: string, records: readonly string[], rule: string, keep: (entry: Entry) => boolean): void
  /** Follows the clock of a session's host, so many milliseconds from this computer's own; 0 to go by one's own again. */
  follow(offset: number): void
  /** Calls `heard` after each transaction that wrote something, until told to stop. */
  listen(heard: (committed: Committed) => void): () => void
}
