import { randomUUID } from 'node:crypto'
import Sqlite, { type Database } from 'better-sqlite3'
import type { Change } from '#core/changes/change-log.ts'
import { createChangeLog } from '#core/changes/commit.ts'
import { createRows, everyRecord, type Rows } from '#core/changes/rows.ts'
import { rowsOff, verifyChain } from '#core/changes/verify.ts'
import type { Core, Workspace } from '#core/core.ts'
import type { GuestFeature, HostFeature, MemberHandle, Said, SessionFacts } from '#core/modules/session/feature.ts'
import { recordsAtGuest } from '#core/modules/session/records/guest.ts'
import { recordsAtHost } from '#core/modules/session/records/host.ts'
import { beginFileFacts, fileFacts } from '#core/modules/workspace/repository.ts'
import { migrations } from '#core/storage/migrations/index.ts'
import { type DeviceKey, makeDeviceKey } from '#relay/device-key.ts'
import type { SessionRole } from '#shared/domain/roles/roles.ts'
import type { Share } from '#shared/rpc/contract/session.ts'

export const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`

export type Desk = {
  readonly name: string
  readonly db: Database
  readonly core: Core
  readonly workspace: Workspace
  /** Events that windows would hear. */
  readonly told: { name: string; data: unknown }[]
  readonly logged: unknown[]
  readonly rows: Rows
  readonly key: DeviceKey
  commit(...changes: Change[]): { batch: string }
  /** Every record, as JSON. */
  all(): string
  ids(): string[]
  /** The chain verifies, and the rows are what the log says. */
  isSound(): boolean
}

/** A workspace on a real database, and as much of a core as records need. */
export function desk(
  name: string,
  options: { copyOf?: { readonly db: Database }; now?: () => number; practice?: boolean } = {},
): Desk {
  const now = options.now ?? Date.now
  const db: Database = new Sqlite(options.copyOf ? options.copyOf.db.serialize() : ':memory:')
  if (!options.copyOf) {
    for (const migration of migrations) db.exec(migration.sql)
    beginFileFacts(db, options.practice ?? false)
  }
  const device = `${name}-${randomUUID()}`
  const told: { name: string; data: unknown }[] = []
  const logged: unknown[] = []
  const log = {
    info: (...all: unknown[]) => void logged.push(all),
    warn: (...all: unknown[]) => void logged.push(all),
    error: (...all: unknown[]) => void logged.push(all),
  }
  const { practice, voiceKey } = fileFacts(db)
  const workspace: Workspace = {
    ...{ file: '', name, db, device, schemaVersion: migrations.length, practice, remembered: false, voiceKey },
    me: { name, role: 'member' },
    changes: createChangeLog(db, {
      device,
      now,
      emit: (committed) => void told.push({ name: 'changed', data: committed }),
    }),
  }
  const core = {
    workspace: () => workspace,
    openWorkspace: () => workspace,
    emit: (event: string, data: unknown) => void told.push({ name: event, data }),
    now,
    today: () => new Date(now()).toISOString().slice(0, 10),
    log,
  } as unknown as Core
  return {
    name,
    db,
    core,
    workspace,
    told,
    logged,
    rows: createRows(db),
    key: makeDeviceKey(),
    commit: (...changes: Change[]) => workspace.changes.commit(name, changes, { label: null }),
    all: () => JSON.stringify([...everyRecord(db)]),
    ids: () => [...everyRecord(db)].map((record) => record.id),
    isSound: () => verifyChain(db).brokenAt === null && rowsOff(db) === 0,
  }
}

type Joined = {
  readonly participant: string
  readonly feature: GuestFeature
  readonly member: MemberHandle
  /** Everything that was said on this line, either way. */
  readonly said: Buffer[]
  /** Settles once the host has told all it had to tell. */
  readonly ready: Promise<void>
  /** Says anything to the host, as a client that does not keep the rules would. */
  lie(said: Said): void
  readonly dropped: string[]
  readonly gone: () => boolean
  /** The most that ever waited on the line, in bytes. */
  readonly peak: () => number
  leave(): Promise<void>
}

export const everything: Share = {
  records: ['inquiry', 'evidence', 'proposals', 'sessions', 'group', 'consultation'],
  voices: false,
  keep: true,
}

/** A session held at one desk, and lines in memory to the others. Bytes are copied, and arrive later, as on a network. */
export function sessionAt(
  host: Desk,
  options: { share?: Share; id?: string; role?: SessionRole; documents?: string[]; restore?: unknown } = {},
) {
  let share = options.share ?? everything
  const session = options.id ?? randomUUID()
  const lines = new Map<string, Joined>()
  const people = new Map<
    string,
    { participant: string; device: string; name: string; role: SessionRole; here: boolean; deputy: boolean }
  >()
  const documents = (options.documents ?? []).map((document) => ({
    id: document,
    kind: 'proposal' as const,
    title: '',
  }))
  const person = (desk: Desk, participant: string, role: SessionRole) => {
    const one = { participant, device: desk.key.id, name: desk.name, role, here: true, deputy: false }
    people.set(participant, one)
    return one
  }
  const me = person(host, `host-${host.name}`, options.role ?? 'chair')
  const factsOf = (of: typeof me) => (): SessionFacts => ({
    id: session,
    workshop: null,
    title: 'Tuesday',
    share,
    documents,
    me: of,
  })
  const feature: HostFeature = recordsAtHost({
    core: host.core,
    workspace: host.workspace,
    log: host.core.log,
    facts: factsOf(me),
    people: () => [...people.values()],
    sign: () => '',
    key: host.key.publicKey,
    how: 'opened',
    members: () => [...lines.values()].map(({ member }) => member),
    member: (participant) => lines.get(participant)?.member,
    sayToAll: () => undefined,
    replicate: () => undefined,
    shareBoard: () => undefined,
    shareProposals: () => undefined,
  })
  if (options.restore !== undefined) feature.restore?.(options.restore)

  const join = (
    desk: Desk,
    role: SessionRole,
    participant = `p-${desk.name}`,
    at: { unsent?: () => number } = {},
  ): Joined => {
    const said: Buffer[] = []
    const dropped: string[] = []
    let isGone = false
    let waiting = 0
    let peak = 0
    const carry = (what: Said, to: (what: Said) => void) => {
      const bytes = what instanceof Uint8Array ? Buffer.from(what) : Buffer.from(JSON.stringify(what) ?? '')
      said.push(bytes)
      waiting += bytes.length
      peak = Math.max(peak, waiting)
      setImmediate(() => {
        waiting -= bytes.length
        if (!isGone) to(what instanceof Uint8Array ? new Uint8Array(bytes) : what)
      })
    }
    const mine = person(desk, participant, role)
    const facts = factsOf(mine)
    const end = () => {
      if (isGone) return
      isGone = true
      mine.here = false
      feature.gone?.(member)
      guest.disconnected?.()
    }
    const member: MemberHandle = {
      ...{ participant, device: desk.key.id, key: desk.key.publicKey, name: desk.name, role },
      say: (_, what) => carry(what, (arrived) => guest.heard(arrived)),
      unsent: at.unsent ?? (() => waiting),
      drop(why) {
        dropped.push(why)
        end()
      },
    }
    const line = {
      say: (_: string, what: Said) => carry(what, (arrived) => feature.heard(member, arrived)),
      unsent: () => waiting,
    }
    const guest = recordsAtGuest({
      core: desk.core,
      workspace: desk.workspace,
      log: desk.core.log,
      facts,
      people: () => [...people.values()],
      sign: () => '',
      key: desk.key.publicKey,
      line: () => line,
      hostKey: () => host.key.publicKey,
    })
    guest.connected?.(line, facts())
    const joined: Joined = {
      ...{ participant, feature: guest, member, said, dropped },
      ready: Promise.resolve(feature.joined?.(member)).then(() => until(() => waiting === 0)),
      lie: (what) => line.say('records', what),
      gone: () => isGone,
      peak: () => peak,
      async leave() {
        end()
        lines.delete(participant)
        await guest.close?.()
      },
    }
    lines.set(participant, joined)
    return joined
  }

  return {
    id: session,
    feature,
    join,
    /** What is shared changes while the session is open. */
    share(next: Share) {
      share = next
      feature.changed?.(factsOf(me)())
      for (const { feature: guest, gone } of lines.values()) if (!gone()) guest.changed?.(factsOf(me)())
    },
    async close() {
      for (const line of [...lines.values()]) await line.leave()
      await feature.close?.()
    },
  }
}

/** Until it has come about; refuses after five seconds. */
export async function until(what: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1000; tries++) {
    if (what()) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error('it did not come about')
}

/** Long enough for anything on its way to arrive. */
export const quiet = () => new Promise((resolve) => setTimeout(resolve, 350))
