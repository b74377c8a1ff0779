import { chmodSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'
import { sessionRoleNames } from '#shared/domain/roles/roles.ts'
import { RoleSchema } from '#shared/domain/session/room/shapes.ts'
import { shareable } from '#shared/rpc/contract/session.ts'
import { oneLine, Refusal } from '#shared/rpc/errors.ts'
import type { ServerCore } from './headless.ts'
import type { Health } from './metrics.ts'
import { type Settings, SettingsError } from './settings.ts'

/** What the operator asks of an instance that runs, over a socket in its folder that only its own account can open. */
const Asked = z.discriminatedUnion('t', [
  z.strictObject({
    t: z.literal('open'),
    title: z.string().min(1).max(200),
    name: z.string().max(120),
    share: z.array(z.enum(shareable)),
  }),
  z.strictObject({ t: z.literal('invite'), name: z.string().max(120), role: RoleSchema }),
  z.strictObject({ t: z.literal('state') }),
  z.strictObject({ t: z.literal('end') }),
])
type Asked = z.output<typeof Asked>
const Answer = z.strictObject({ ok: z.boolean(), said: z.string() })
type Answer = z.output<typeof Answer>

const MOST = 10_000
const socketIn = (data: string) =>
  process.platform === 'win32'
    ? `\\\\.\\pipe\\hearings-${Buffer.from(data).toString('hex').slice(-60)}`
    : join(data, 'commands.sock')

const elsewhere = 'Another instance holds the session. Give this command to that one: its state says “holds”.'

async function answer(
  asked: Asked,
  client: ServerCore,
  settings: Settings,
  health: () => Promise<Health>,
): Promise<string> {
  const { session } = await client.call('session.state', undefined)
  if (asked.t === 'state') return JSON.stringify(await health())
  if (session?.part === 'guest') throw new SettingsError(elsewhere)
  const invite = async (name: string, role: z.output<typeof RoleSchema>) => {
    const { code, address, link, expires } = await client.call('session.invite', { name, role })
    const until = new Date(expires).toISOString()
    return `For one person (${role}), for one computer, until ${until}:\n\n  ${link}\n\nor typed: ${code} ${address}\nIt needs no comparing of numbers: whoever has it comes in. Hand it over as you would a key.`
  }
  switch (asked.t) {
    case 'open': {
      const { listen } = settings
      const share = { records: asked.share, voices: false, keep: true }
      await client.call('session.start', { title: asked.title, ...listen, documents: [], share })
      return `The session is open.\n${await invite(asked.name, 'chair')}`
    }
    case 'invite':
      return invite(asked.name, asked.role)
    case 'end':
      await client.call('session.leave', undefined)
      return 'The session has ended. What it held stays in the server’s file.'
  }
}

/** Answers the operator until closed. */
export async function openCommands(settings: Settings, client: ServerCore, health: () => Promise<Health>) {
  const path = socketIn(settings.data)
  if (process.platform !== 'win32') rmSync(path, { force: true })
  const server = createServer((socket) => {
    let heard = ''
    socket.on('error', () => socket.destroy())
    socket.on('data', async (chunk) => {
      heard += chunk.toString('utf8')
      if (heard.length > MOST) return socket.destroy()
      if (!heard.includes('\n')) return
      const say = (said: Answer) => socket.end(`${JSON.stringify(said)}\n`)
      try {
        say({ ok: true, said: await answer(Asked.parse(JSON.parse(heard)), client, settings, health) })
      } catch (error) {
        const isExpected = error instanceof SettingsError
        const refusal = error instanceof Refusal ? error : new Refusal('core/unexpected')
        say({ ok: false, said: isExpected ? error.message : oneLine(refusal.code, refusal.values) })
      }
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  if (process.platform !== 'win32') chmodSync(path, 0o600)
  return { close: () => new Promise<void>((resolve) => server.close(() => resolve())) }
}

/** Gives the command to the instance that runs over this folder. Throws SettingsError with what it says against it. */
export function command(settings: Settings): Promise<string> {
  const asked = askedBy(settings)
  return new Promise((resolve, reject) => {
    const socket = connect(socketIn(settings.data))
    let heard = ''
    socket.on('connect', () => socket.write(`${JSON.stringify(asked)}\n`))
    socket.on('data', (chunk) => {
      heard += chunk.toString('utf8')
    })
    socket.on('error', () => reject(new SettingsError(`No server runs over ${settings.data}. Start it first.`)))
    socket.on('end', () => {
      const said = Answer.parse(JSON.parse(heard))
      if (said.ok) resolve(said.said)
      else reject(new SettingsError(said.said))
    })
  })
}

function askedBy({ command: t, title, name, role, share }: Settings): Asked {
  if (t === 'open') {
    if (title === '') throw new SettingsError('Say with --title what the session is called.')
    return { t, title, name, share: [...share] as (typeof shareable)[number][] }
  }
  if (t === 'invite') {
    const known = RoleSchema.safeParse(role)
    if (!known.success) throw new SettingsError(`--role is one of ${sessionRoleNames.join(', ')}.`)
    return { t, name, role: known.data }
  }
  return { t: t === 'end' ? 'end' : 'state' }
}
