import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { limits } from '#relay/limits.ts'
import { type Place, readPlace } from '#shared/domain/session/join-code.ts'
import { shareable } from '#shared/rpc/contract/session.ts'

export type Command = 'run' | 'key' | 'open' | 'invite' | 'state' | 'end'
export type Settings = {
  readonly command: Command
  /** Everything that has to be kept: the workspace file, the device's key, the log, the socket for commands. */
  readonly data: string
  readonly keyFile: string
  readonly listen: Place
  /** Where members ring it. */
  readonly at: Place
  readonly peers: readonly Place[]
  readonly redis: string | null
  readonly health: { readonly address: string; readonly port: number }
  readonly members: number
  readonly title: string
  readonly name: string
  readonly role: string
  readonly share: readonly string[]
}

/** Something on the command line or in the environment that cannot be meant. The message says what to write instead. */
export class SettingsError extends Error {}

export const help = `The hub of sessions larger than a room, on a server.

npm run relay -- [run] --address 0.0.0.0 --public 203.0.113.7:4430 --data DIR
npm run relay -- open --data DIR --title "…" [--name "…"]    opens a session; prints the chair’s invitation
npm run relay -- invite --data DIR [--name "…"] [--role ROLE]  one more invitation that needs no comparison
npm run relay -- state | end --data DIR                      what it does; ends the session
npm run relay -- key --key-file FILE                         makes a key, to be copied to every instance

  --address ADDRESS       where it listens (127.0.0.1)
  --port PORT             and at which port (4430)
  --public ADDRESS:PORT   where members and other instances ring it (the same, where left out)
  --peers A:P,B:P         the public places of the other instances
  --redis URL             a Redis that all instances reach: redis:// or rediss://
  --data DIR              its folder; every instance has its own
  --key-file FILE         key of its file and of its instances (DIR/key)
  --members NUMBER        computers in one session (500)
  --health-port PORT      /health and /metrics (4431), at --health-address (127.0.0.1)
  --share KINDS           with open: ${shareable.join(',')} (inquiry,evidence,proposals,sessions)

Each can be given as HEARINGS_RELAY_…, as in HEARINGS_RELAY_KEY_FILE.`

const options = {
  address: '127.0.0.1',
  port: '4430',
  public: '',
  peers: '',
  redis: '',
  data: '',
  'key-file': '',
  members: '500',
  'health-address': '127.0.0.1',
  'health-port': '4431',
  title: '',
  name: '',
  role: 'chair',
  share: 'inquiry,evidence,proposals,sessions',
} as const
type Name = keyof typeof options
const commands: readonly string[] = ['run', 'key', 'open', 'invite', 'state', 'end'] satisfies Command[]

/** Reads flags, then the environment, then what is usual. Throws SettingsError. */
export function readSettings(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Settings {
  const given = read(argv)
  const of = (name: Name): string =>
    given.values[name] ?? env[`HEARINGS_RELAY_${name.toUpperCase().replaceAll('-', '_')}`] ?? options[name]
  const number = (name: Name, least: number, most: number): number => {
    const value = Number(of(name))
    if (Number.isInteger(value) && value >= least && value <= most) return value
    throw new SettingsError(`--${name} is a whole number from ${least} to ${most}.`)
  }
  const place = (name: Name, text: string): Place => {
    const read = readPlace(text.trim())
    if (read === null) throw new SettingsError(`--${name} is an IPv4 address and a port, such as 203.0.113.7:4430.`)
    return read
  }
  const [command = 'run'] = given.positionals
  if (!commands.includes(command) || given.positionals.length > 1)
    throw new SettingsError(`There is no command “${given.positionals.join(' ')}”. --help lists them all.`)
  if (of('data') === '' && command !== 'key')
    throw new SettingsError('Say with --data which folder everything is kept in.')
  const data = resolve(of('data'))
  const listen = { address: of('address'), port: number('port', 1, 65_535) }
  const share = list(of('share'))
  const foreign = share.find((kind) => !(shareable as readonly string[]).includes(kind))
  if (foreign !== undefined) throw new SettingsError(`--share knows ${shareable.join(', ')}; not “${foreign}”.`)
  const at = of('public') === '' ? listen : place('public', of('public'))
  if (readPlace(`${at.address}:${at.port}`) === null)
    throw new SettingsError('With --address 0.0.0.0, say with --public where members ring this server.')
  return {
    command: command as Command,
    data,
    keyFile: of('key-file') === '' ? join(data, 'key') : resolve(of('key-file')),
    listen,
    at,
    peers: list(of('peers')).map((one) => place('peers', one)),
    redis: of('redis') === '' ? null : of('redis'),
    health: { address: of('health-address'), port: number('health-port', 0, 65_535) },
    members: number('members', 1, Math.floor(limits.invitations)),
    title: of('title').trim(),
    name: of('name').trim(),
    role: of('role'),
    share,
  }
}

const list = (text: string) =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)

function read(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: Object.fromEntries(Object.keys(options).map((name) => [name, { type: 'string' as const }])),
    }) as { values: Partial<Record<Name, string>>; positionals: string[] }
  } catch (error) {
    throw new SettingsError(`${error instanceof Error ? error.message : String(error)} --help lists what there is.`)
  }
}
