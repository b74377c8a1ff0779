import { useCallback } from 'react'
import type { z } from 'zod'
import { sentenceOf } from '#renderer/app/refusals.tsx'
import { type Fact, type Field, fieldSchema } from '#shared/domain/records/field.ts'
import { type AnyRecord, fieldsOf } from '#shared/domain/records/kinds.ts'
import type { Kept } from './draft.ts'
import { useChanges } from './queries.ts'

/**
 * Keeps one field of a record. Checked here first, so that a sentence stands beside the field at once. `since` is the
 * revision the writer began from: a field somebody else changed since is refused, and both versions stay.
 */
export function useKeepField(record: AnyRecord) {
  const { update } = useChanges()
  const { kind, id } = record
  return useCallback(
    async (name: string, value: Fact, since?: number): Promise<Kept> => {
      const field = fieldsOf(kind)[name]
      if (field === undefined) return null
      const parsed = fieldSchema(field).safeParse(value)
      if (!parsed.success) return problemIn(field, parsed.error.issues[0])
      try {
        await update(kind, id, { [name]: value }, since)
        return null
      } catch (error) {
        const { title, safe, todo } = sentenceOf(error)
        return [title, safe, todo].filter(Boolean).join(' ')
      }
    },
    [update, kind, id],
  )
}

/** What is the matter with a field, in the words of the form. */
export function problemIn(field: Field, issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'custom') return issue.message
  if (issue?.code === 'too_big') return `${field.label}: ${issue.maximum} at most`
  if (issue?.code === 'too_small') return `${field.label}: ${issue.minimum} at least`
  if (field.type === 'day') return `${field.label}: choose a day`
  if (field.type === 'ref' || field.type === 'choice') return `${field.label}: choose one`
  return `${field.label} cannot be kept like this`
}
