import { sentences } from './sentences.ts'

export type ErrorCode = keyof typeof sentences

/** The three things a person needs to hear, in this order: what happened, what is safe, what to do. */
export type Sentence = { readonly title: string; readonly safe: string; readonly todo: string }

/** Names and figures that fill the places in a sentence. Never words of a voice, never document text. */
export type Values = Readonly<Record<string, string>>

/**
 * An expected "no" with a code. Rules and handlers throw it or return it; the core sends code and values,
 * never a stack, and the screen makes the sentence. A bug is any other error.
 */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly values: Values
  constructor(code: ErrorCode, values: Values = {}, options?: { cause?: unknown }) {
    super(`${code}: ${oneLine(code, values)}`, options)
    this.name = 'Refusal'
    this.code = code
    this.values = values
  }
}

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(sentences, code)
}

/** Fills `{name}` places of the sentence for `code`; a place without a value is left out. */
export function sentenceFor(code: ErrorCode, values: Values = {}): Sentence {
  const fill = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
  const { title, safe, todo } = sentences[code]
  return { title: fill(title), safe: fill(safe), todo: fill(todo) }
}

/** The same on one line, for a terminal or a log. */
export function oneLine(code: ErrorCode, values: Values = {}): string {
  const { title, safe, todo } = sentenceFor(code, values)
  return [title, safe, todo].filter((part) => part !== '').join(' ')
}
