import { useCallback } from 'react'
import type { z } from 'zod'
import { isRefusal, sentenceOf } from '#renderer/app/refusals.tsx'
import { type Fact, type Field, fieldSchema } from '#shared/domain/records/field.ts'
import { type AnyRecord, fieldsOf } from '#shared/domain/records/kinds.ts'
import type { Kept } from './draft.ts'
import { useChanges } from './queries.ts'

/** What keeping a field came to; `overtaken` where somebody else changed it since. */
type Keeping = { readonly problem: Kept; readonly overtaken: boolean }

const withProblem = (problem: Kept): Keeping => ({ problem, overtaken: false })

/**
 * Keeps one field of a record. Checked here first, so that a sentence stands beside the field at once. `since` is the
 * revision the writer began from: a field somebody else changed since is refused, and both versions stay.
 */
export function useKeepField(record: AnyRecord) {
  const { update } = useChanges()
  const { kind, id } = record
  return useCallback(
    async (name: string, value: Fact, since?: number): Promise<Keeping> => {
      const field = fieldsOf(kind)[name]
      if (field === undefined) return withProblem(null)
      const parsed = fieldSchema(field).safeParse(value)
      if (!parsed.success) return withProblem(problemIn(field, parsed.error.issues[0]))
      try {
        await update(kind, id, { [name]: value }, since)
        return withProblem(null)
      } catch (error) {
        const { title, safe, todo } = sentenceOf(error)
        return {
          problem: [title, safe, todo].filter(Boolean).join(' '),
          overtaken: isRefusal(error, 'record/changed-meanwhile'),
        }
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
