import type { z } from 'zod'
import type { Asked } from '#renderer/app/answer.tsx'
import { useAsk, useTell } from '#renderer/app/asking.ts'
import { useRefusals } from '#renderer/app/refusals.tsx'
import { useToasts } from '#renderer/ui/toast.tsx'
import type { Fact } from '#shared/domain/records/field.ts'
import { type AnyRecord, type KindName, kinds, type RecordOf, titleOf } from '#shared/domain/records/kinds.ts'
import type * as records from '#shared/rpc/contract/records.ts'
import { Refusal } from '#shared/rpc/errors.ts'

export type Row = z.output<typeof records.Row>
export type LinkedRecord = z.output<typeof records.LinkedRecord>
export type HistoryEntry = z.output<typeof records.HistoryEntry>
export type LooseFacts = Readonly<Record<string, Fact>>

type Which = {
  readonly where?: LooseFacts
  readonly order?: string
  readonly limit?: number
  readonly enabled?: boolean
}

/** The short facts of many records of a kind. */
export function useRows(kind: KindName, { where = {}, order, limit = 1000, enabled = true }: Which = {}) {
  return useAsk(
    'record.rows',
    { kind, where: { ...where }, limit, ...(order === undefined ? {} : { order }) },
    { about: [kind], enabled, keepLast: true },
  )
}

/** Whole records of a kind, long texts and all. */
export function useRecords<K extends KindName>(kind: K, { where = {}, limit = 1000, enabled = true }: Which = {}) {
  const query = useAsk('record.list', { kind, where: { ...where }, limit }, { about: [kind], enabled })
  return query as unknown as Asked<readonly RecordOf<K>[]>
}

/** A record that left the workspace, as what was lent for a session does, leaves the screen with it. */
export function useRecord<K extends KindName>(kind: K, id: string | undefined): Asked<RecordOf<K>> {
  const { data, error, refetch } = useAsk(
    'record.get',
    { kind, id: id ?? '' },
    { about: [kind], enabled: id !== undefined },
  )
  const isGone = error instanceof Refusal && error.code === 'record/not-found'
  return { data: isGone ? undefined : (data as unknown as RecordOf<K> | undefined), error, refetch }
}

/** A record of a kind that is only known while running. */
export function useAnyRecord(kind: KindName, id: string | undefined): Asked<AnyRecord> {
  return useRecord(kind, id) as Asked<AnyRecord>
}

export function useHistory(kind: KindName, id: string, enabled: boolean) {
  return useAsk('record.history', { kind, id }, { about: [kind], enabled })
}

/** Both ends: links made by people, and records whose own fields point here. */
export function useLinks(kind: KindName, id: string) {
  return useAsk('record.links', { kind, id }, { about: 'any', askAgain: true })
}

export function useSearch(text: string, kindsLookedIn?: readonly KindName[], limit = 50) {
  const words = text.trim()
  return useAsk(
    'search.find',
    { text: words, limit, ...(kindsLookedIn === undefined ? {} : { kinds: [...kindsLookedIn] }) },
    { about: 'any', enabled: words !== '', keepLast: true, keepFor: 60_000 },
  )
}

export function useUndoState() {
  return useAsk('change.state', undefined, { about: 'any' })
}

/** Undo and redo across screens: each says what it did and offers the way back. */
export function useUndo() {
  const toasts = useToasts()
  const refusals = useRefusals()
  const undoing = useTell('change.undo')
  const redoing = useTell('change.redo')
  const undo = async (): Promise<void> => {
    try {
      const { undone } = await undoing.mutateAsync(undefined)
      toasts.show({ text: `Undone: ${undone}`, action: { name: 'Redo', onPress: () => void redo() } })
    } catch (error) {
      refusals.show(error)
    }
  }
  const redo = async (): Promise<void> => {
    try {
      const { redone } = await redoing.mutateAsync(undefined)
      toasts.show({ text: `Done again: ${redone}`, action: { name: 'Undo', onPress: () => void undo() } })
    } catch (error) {
      refusals.show(error)
    }
  }
  return { undo, redo }
}

/** Changes to any record. `create` and `update` reject with a refusal, for the form to say; the others say it themselves. */
export function useChanges() {
  const toasts = useToasts()
  const refusals = useRefusals()
  const { undo } = useUndo()
  const creating = useTell('record.create')
  const updating = useTell('record.update')
  const deleting = useTell('record.delete')
  const restoring = useTell('record.restore')
  const said = (text: string) => toasts.show({ text, action: { name: 'Undo', onPress: () => void undo() } })

  return {
    create: async <K extends KindName>(kind: K, facts: LooseFacts): Promise<RecordOf<K>> =>
      (await creating.mutateAsync({ kind, facts: { ...facts } as never })) as unknown as RecordOf<K>,
    update: async (kind: KindName, id: string, facts: LooseFacts, revision?: number): Promise<AnyRecord> =>
      updating.mutateAsync({
        kind,
        id,
        facts: { ...facts } as never,
        ...(revision === undefined ? {} : { revision }),
      }),
    /** Deletes, even where others refer to it when `evenIfReferredTo`; rejects with the refusal that names them. */
    remove: async (kind: KindName, id: string, name: string, evenIfReferredTo: boolean): Promise<void> => {
      await deleting.mutateAsync({ kind, id, evenIfReferredTo })
      said(`Deleted “${name}”`)
    },
    restore: async (kind: KindName, id: string, batch: string): Promise<void> => {
      try {
        const record = await restoring.mutateAsync({ kind, id, batch })
        said(`${kinds[kind].one} “${titleOf(record)}” is back as it was`)
      } catch (error) {
        refusals.show(error)
      }
    },
    link: async (link: {
      from: { kind: KindName; id: string }
      relation: string
      to: { kind: KindName; id: string; title: string }
    }): Promise<void> => {
      try {
        const { from, relation, to } = link
        await creating.mutateAsync({
          kind: 'link',
          facts: { from_kind: from.kind, from_id: from.id, relation, to_kind: to.kind, to_id: to.id, note: '' },
        })
        said(`Linked to “${to.title}”`)
      } catch (error) {
        refusals.show(error)
      }
    },
    unlink: async (link: string, title: string): Promise<void> => {
      try {
        await deleting.mutateAsync({ kind: 'link', id: link, evenIfReferredTo: true })
        said(`Removed the link to “${title}”`)
      } catch (error) {
        refusals.show(error)
      }
    },
  }
}
