import { readFileSync } from 'node:fs'
import { kindNames } from '#shared/domain/records/kinds.ts'
import { oneLine, Refusal } from '#shared/rpc/errors.ts'
import type { Answer } from './answer.ts'
import { type Options, readArguments, UsageError } from './arguments.ts'
import { type Command, commands } from './commands.ts'
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
    `KIND is one of ${kindNames.join(', ')}; kinds tells their fields.`,
    'The passphrase is the first line of the file that --passphrase-file or HEARINGS_PASSPHRASE_FILE names.',
    'Without one, only practice workspaces open. With --json, one JSON document is printed and nothing else.',
    'Exit codes: 0 done, 1 refused, 2 not understood.',
  ].join('\n')
}

/** The command that was named; refuses what it does not take, so that a slip of the pen never passes for a wish. */
function commandNamed(name: string | undefined, words: readonly string[], options: Options): Command {
  if (name === undefined) throw new UsageError('Say which command. --help lists them all.')
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) throw new UsageError(`There is no command “${name}”. --help lists them all.`)
  const [fewest, most] = command.words
  const usage = `Use: ${name} ${command.usage}`
  if (words.length < fewest || words.length > most) throw new UsageError(usage)
  const everywhere = ['json', 'help', 'passphrase-file']
  const foreign = Object.keys(options).find(
    (option) => !everywhere.includes(option) && !command.usage.includes(`--${option}`),
  )
  if (foreign !== undefined) throw new UsageError(`${name} does not take --${foreign}. ${usage}`)
  return command
}

async function main(argv: readonly string[]): Promise<number> {
  const asJson = argv.includes('--json')
  const print = (answer: Answer, words: string) => process.stdout.write(`${asJson ? JSON.stringify(answer) : words}\n`)
  const refuse = (code: string, message: string, more: Answer = {}) => {
    if (asJson) return print({ ok: false, code, message, ...more }, '')
    if (Object.keys(more).length > 0) print(more, inWords(more))
    return process.stderr.write(`${message}\n(${code})\n`)
  }
  try {
    const { options, words } = readArguments(argv)
    const [name, ...rest] = words
    if (options.help === true) {
      print({ ok: true, help: help() }, help())
      return DONE
    }
    const command = commandNamed(name, rest, options)
    const answer = await withCore(version, (client) => command.run(client, rest, options))
    if (answer.ok !== false) {
      print({ ok: true, ...answer }, inWords(answer))
      return DONE
    }
    const { ok: _, code, message, ...more } = answer
    refuse(String(code), String(message), more)
    return REFUSED
  } catch (error) {
    if (error instanceof UsageError) {
      refuse('usage', error.message)
      return USAGE
    }
    const { code, values } = error instanceof Refusal ? error : new Refusal('core/unexpected')
    refuse(code, oneLine(code, values))
    if (process.env.HEARINGS_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`)
    return REFUSED
  }
}

process.exitCode = await main(process.argv.slice(2))
