import { parseArgs } from 'node:util'

/** The command was not understood: what is wrong, in a sentence. Ends with exit code 2. */
export class UsageError extends Error {}

const options = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  starter: { type: 'string' },
  'passphrase-file': { type: 'string' },
  'new-passphrase-file': { type: 'string' },
  data: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  consultation: { type: 'string' },
  kind: { type: 'string' },
  limit: { type: 'string' },
  confidentiality: { type: 'string' },
  'even-if-referred-to': { type: 'boolean' },
  'i-understand': { type: 'boolean' },
} as const

export type Options = ReturnType<typeof readArguments>['options']

/** The words and options of a command line; refuses options it does not know. */
export function readArguments(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
    return { options: values, words: positionals }
  } catch (error) {
    throw new UsageError(
      `${error instanceof Error ? error.message.split('. ')[0] : error}. --help lists what there is.`,
    )
  }
}

/** `--data`, as an object. */
export function readData(data: string | undefined): Record<string, unknown> {
  if (data === undefined) throw new UsageError('Say what to keep: --data \'{"name": "…"}\'')
  let value: unknown
  try {
    value = JSON.parse(data)
  } catch {
    throw new UsageError('--data is not JSON.')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UsageError('--data must be a JSON object.')
  return value as Record<string, unknown>
}

export function readCount(text: string | undefined, byDefault: number): number {
  if (text === undefined) return byDefault
  const count = Number(text)
  if (!Number.isSafeInteger(count) || count < 1) throw new UsageError(`“${text}” is not a number of records.`)
  return count
}
