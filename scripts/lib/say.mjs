/**
 * Set-up speaks on stderr, in whole sentences and only when it does something: stdout belongs to the task,
 * which may be printing one JSON document.
 */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`)
}

/** Set-up cannot go on. The message is one or two sentences that say what to do next. */
export class SetUpError extends Error {
  name = 'SetUpError'
}

/** What is printed for anything that stopped set-up or a task; never a stack, unless HEARINGS_DEBUG asks for it. */
export function lastWords(error, env = process.env) {
  const debug = env.HEARINGS_DEBUG ? `\n${error?.stack ?? ''}` : ''
  if (error instanceof SetUpError) return error.message + debug
  const what = error instanceof Error ? error.message : String(error)
  return `The command stopped because of this: ${what}\nRun it again with HEARINGS_DEBUG=1 to see where.${debug}`
}
