import { readFileSync } from 'node:fs'
import { isErrorCode, oneLine, Refusal, type Values } from '#shared/rpc/errors.ts'
import { readArguments, UsageError } from './arguments.ts'
import { commands } from './commands.ts'
import { withCore } from './core-client.ts'
import { inWords } from './print.ts'

/** Exit codes: 0 done, 1 refused, 2 not understood. */
const DONE = 0
const REFUSED = 1
const USAGE = 2

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

function help(): string {
  const width = Math.max(...Object.entries(commands).map(([name, { usage }]) => `${name} ${usage}`.length))
  return [
    'Hearings Workshop without a window.',
    '',
    'npm run -s hw -- COMMAND … [--json]',
    '',
    ...Object.entries(commands).map(([name, { usage, does }]) => `  ${`${name} ${usage}`.padEnd(width)}  ${does}`),
    '',
    'The passphrase is the first line of the file that --passphrase-file or HEARINGS_PASSPHRASE_FILE names.',
    'Without one, only practice workspaces open. With --json, one JSON document is printed and nothing else.',
    'Exit codes: 0 done, 1 refused, 2 not understood.',
  ].join('\n')
}

async function main(argv: readonly string[]): Promise<number> {
  const asJson = argv.includes('--json')
  const say = (answer: Record<string, unknown>, words: string) =>
    process.stdout.write(`${asJson ? JSON.stringify(answer) : words}\n`)
  const refuse = (code: string, message: string, more: Record<string, unknown> = {}) => {
    if (asJson) say({ ok: false, code, message, ...more }, '')
    else process.stderr.write(`${message}\n(${code})\n`)
  }
  try {
    const { options, words } = readArguments(argv)
    const [name, ...rest] = words
    if (options.help === true || name === undefined) {
      say({ ok: true, help: help() }, help())
      return options.help === true ? DONE : USAGE
    }
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (command === undefined) throw new UsageError(`There is no command “${name}”. --help lists them all.`)
    const [fewest, most] = command.words
    if (rest.length < fewest || rest.length > most) throw new UsageError(`Use: ${name} ${command.usage}`)
    const answer = await withCore(version, (client) => command.run(client, rest, options))
    if (answer.ok !== false) {
      say({ ok: true, ...answer }, inWords(answer))
      return DONE
    }
    const { ok: _, code, values, ...more } = answer
    refuse(
      String(code),
      isErrorCode(String(code)) ? oneLine(String(code) as never, values as Values) : String(code),
      more,
    )
    return REFUSED
  } catch (error) {
    if (error instanceof UsageError) {
      refuse('usage', error.message)
      return USAGE
    }
    if (error instanceof Refusal) {
      refuse(error.code, oneLine(error.code, error.values))
      return REFUSED
    }
    throw error
  }
}

process.exitCode = await main(process.argv.slice(2))
