import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Instance } from '#core/instance.ts'
import { fileLog } from '#core/log.ts'
import { writePlace } from '#shared/domain/session/join-code.ts'
import { oneLine, Refusal } from '#shared/rpc/errors.ts'
import { command, openCommands } from './commands.ts'
import { startHeadless } from './headless.ts'
import { makeKey, readKey } from './key.ts'
import { createMetrics, lookAt, openHealth } from './metrics.ts'
import { openTogether } from './redis.ts'
import { help, readSettings, type Settings, SettingsError } from './settings.ts'
import { standTogether } from './standing.ts'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

/** One instance of the server, until it is told to stop. */
async function run(settings: Settings): Promise<void> {
  const { data, at, listen, peers, members } = settings
  const isAlone = peers.length === 0
  if (!isAlone && settings.redis === null)
    throw new SettingsError('Several instances need a Redis in common: say which with --redis.')
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const key = readKey(settings.keyFile, { isAlone })
  const logFile = join(data, 'server.log')
  const log = fileLog(logFile)
  const metrics = createMetrics()
  const me = writePlace(at)
  const together = settings.redis === null ? null : openTogether({ url: settings.redis, tag: key.tag, me, log })
  const instance: Instance = {
    at,
    listen,
    all: [at, ...peers].map((one) => ({ at: one, secret: key.seat(one) })),
    members,
    extension: together?.extension,
    meter: metrics.meter,
  }
  const { client, stop } = await startHeadless({ version, data, passphrase: key.passphrase, instance, log, logFile })
  client.on('document.updated', () => metrics.updates.inc())
  const health = () => lookAt(client, metrics, together)
  const healthServer = await openHealth(settings.health, metrics, health)
  const commands = await openCommands(settings, client, health)
  const standing = standTogether({ client, me: at, peers, seat: key.seat(at), together, log })
  log.info({ members }, 'the server runs')
  process.stdout.write(
    `The server runs at ${me}; health and metrics at ${settings.health.address}:${healthServer.port}.\n`,
  )

  const signals = ['SIGTERM', 'SIGINT'] as const
  await new Promise<void>((resolve) => {
    for (const signal of signals) process.once(signal, () => resolve())
  })
  await standing.stop()
  await commands.close()
  await healthServer.close()
  // A session that was not handed on is not ended either: it goes on when this instance starts again. What is saved is saved.
  const { part } = await health()
  if (part !== 'holds') await Promise.race([stop(), new Promise((resolve) => setTimeout(resolve, 8_000).unref())])
  together?.close()
}

async function main(argv: readonly string[]): Promise<number> {
  try {
    if (argv.includes('--help')) {
      process.stdout.write(`${help}\n`)
      return 0
    }
    const settings = readSettings(argv, process.env)
    if (settings.command === 'run') await run(settings)
    else if (settings.command === 'key') {
      makeKey(settings.keyFile)
      process.stdout.write(
        `A new key is in ${settings.keyFile}. Keep a copy: without it the server’s file cannot be read.\n`,
      )
    } else process.stdout.write(`${await command(settings)}\n`)
    return 0
  } catch (error) {
    const isExpected = error instanceof SettingsError || error instanceof Refusal
    if (!isExpected) throw error
    process.stderr.write(`${error instanceof Refusal ? oneLine(error.code, error.values) : error.message}\n`)
    return error instanceof SettingsError ? 2 : 1
  }
}

process.exit(await main(process.argv.slice(2)))
