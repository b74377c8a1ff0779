import { z } from 'zod'

/** One choice of an enumeration: the value kept, and the words on screen. */
export type Option<V extends string = string> = { readonly value: V; readonly label: string }

type Common = { readonly label: string; readonly hint?: string }

/**
 * How one fact of a record is kept, checked, asked for and shown. From this one description come the
 * zod schema, the column, the form control and the command line's help. Where a day, number or reference
 * may be absent, `absent` says what its absence means.
 */
export type Field =
  | (Common & { readonly type: 'line'; readonly required: boolean; readonly max: number })
  | (Common & { readonly type: 'text'; readonly required: boolean; readonly max: number })
  | (Common & { readonly type: 'day'; readonly absent: string | null })
  | (Common & { readonly type: 'whole'; readonly absent: string | null; readonly min: number; readonly max: number })
  | (Common & { readonly type: 'flag'; readonly byDefault: boolean })
  | (Common & { readonly type: 'choice'; readonly options: readonly Option[]; readonly byDefault: string })
  | (Common & { readonly type: 'choices'; readonly options: readonly Option[] })
  | (Common & { readonly type: 'ref'; readonly to: string; readonly absent: string | null })

export type Fields = Readonly<Record<string, Field>>

type ValueOf<F extends Field> = F extends { type: 'line' | 'text' }
  ? string
  : F extends { type: 'choice'; options: readonly Option<infer V>[] }
    ? V
    : F extends { type: 'choices'; options: readonly Option<infer V>[] }
      ? readonly V[]
      : F extends { type: 'flag' }
        ? boolean
        : F extends { type: 'whole'; absent: null }
          ? number
          : F extends { type: 'whole' }
            ? number | null
            : F extends { type: 'day' | 'ref'; absent: null }
              ? string
              : string | null

/** The facts of a record with these fields. */
export type Facts<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> }

export type Fact = string | number | boolean | readonly string[] | null

export const line = (label: string, options: { required?: boolean; max?: number; hint?: string } = {}) =>
  ({ type: 'line', label, required: false, max: 300, ...options }) as const

export const text = (label: string, options: { required?: boolean; max?: number; hint?: string } = {}) =>
  ({ type: 'text', label, required: false, max: 20_000, ...options }) as const

export const day = (label: string, absent: string, hint?: string) =>
  ({ type: 'day', label, absent, ...(hint ? { hint } : {}) }) as const

export const requiredDay = (label: string) => ({ type: 'day', label, absent: null }) as const

export const whole = (label: string, options: { min?: number; max?: number; hint?: string } = {}) =>
  ({ type: 'whole', label, absent: null, min: 0, max: 100_000, ...options }) as const

export const flag = (label: string, options: { byDefault?: boolean; hint?: string } = {}) =>
  ({ type: 'flag', label, byDefault: false, ...options }) as const

export const choice = <const O extends readonly Option[]>(
  label: string,
  options: O,
  byDefault: O[number]['value'],
  hint?: string,
) => ({ type: 'choice', label, options, byDefault, ...(hint ? { hint } : {}) }) as const

export const choices = <const O extends readonly Option[]>(label: string, options: O, hint?: string) =>
  ({ type: 'choices', label, options, ...(hint ? { hint } : {}) }) as const

export const ref = (label: string, to: string) => ({ type: 'ref', label, to, absent: null }) as const
export const maybeRef = (label: string, to: string, absent: string) => ({ type: 'ref', label, to, absent }) as const

/** An ISO day. A year of fewer than four digits is one that somebody is still typing. */
export const Day = z.iso.date().refine((written) => written >= '1000-01-01', { message: 'The year is not whole yet' })
/** Text is kept in one Unicode form, so that the same word is found however it was typed. */
const nfc = (value: string) => value.normalize('NFC')

/** The zod schema of one field. Lines are trimmed and single; texts keep their line breaks. */
export function fieldSchema(field: Field): z.ZodType<Fact> {
  switch (field.type) {
    case 'line':
      return z
        .string()
        .max(field.max)
        .transform((value) => nfc(value.replaceAll(/\s+/g, ' ').trim()))
        .refine((value) => !field.required || value !== '', { message: `${field.label} is needed` })
    case 'text':
      return z
        .string()
        .max(field.max)
        .transform((value) => nfc(value.replaceAll(/\r\n?/g, '\n')))
        .refine((value) => !field.required || value.trim() !== '', { message: `${field.label} is needed` })
    case 'day':
      return field.absent === null ? Day : Day.nullable()
    case 'whole': {
      const number = z.int().min(field.min).max(field.max)
      return field.absent === null ? number : number.nullable()
    }
    case 'flag':
      return z.boolean()
    case 'choice':
      return z.enum(field.options.map((option) => option.value))
    case 'choices':
      return z.array(z.enum(field.options.map((option) => option.value))).readonly()
    case 'ref':
      return field.absent === null ? z.uuid() : z.uuid().nullable()
  }
}

/** What a field holds before anyone says otherwise, or undefined where somebody has to say. */
export function beforeAnyoneSays(field: Field): Fact | undefined {
  switch (field.type) {
    case 'line':
    case 'text':
      return field.required ? undefined : ''
    case 'day':
    case 'ref':
      return field.absent === null ? undefined : null
    case 'whole':
      return field.absent === null ? field.min : null
    case 'flag':
      return field.byDefault
    case 'choice':
      return field.byDefault
    case 'choices':
      return []
  }
}
