import { existsSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import type { Database } from 'better-sqlite3'
import type { z } from 'zod'
import type { Me } from '#shared/rpc/contract/workspace.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { Core, Workspace } from '../../core.ts'
import { backUp, backupsFolder, changedSinceBackup, rotateBackups } from '../../storage/backup.ts'
import { makeFolder } from '../../storage/files.ts'
import { newSalt } from '../../storage/first-page.ts'
import {
  checkNewPassphrase,
  keyFromHex,
  keyFromPassphrase,
  practiceKey,
  sameKey,
  type WorkspaceKey,
} from '../../storage/keys.ts'
import { beginningOf, checkpoint, createFile, openFile } from '../../storage/open.ts'
import { changeKey } from '../../storage/passphrase.ts'
import { refusing } from '../../storage/refusals.ts'
import { devicesOfThisComputer } from './devices.ts'
import { asWindowsSee, coreWithin, type FillStarter, type Opened, seatAt, workspaceAround } from './opening.ts'
import { nameOf, recentWorkspaces } from './recent.ts'
import { beginFileFacts, fileFacts, fileIdBeforeMigration, lastChangeOf, setMeAt, setPractice } from './repository.ts'
import {
  type AnySecret,
  forgetKey,
  keepForRestart,
  keptForRestart,
  keychainIsSafe,
  keyFor,
  rememberKey,
  wrongKeyFor,
} from './secrets.ts'

export type Creation = {
  readonly file: string
  readonly passphrase: string | null
  readonly starter: 'redesign' | 'empty'
  readonly me: z.output<typeof Me> | undefined
}

/** Opens, makes, closes and re-keys the one workspace of this core, and holds its key while it is open. */
export type WorkspaceKeeper = {
  current(): Opened
  /** Opens again what was open when the core before this one stopped without closing it. */
  resume(): Promise<void>
  open(file: string, secret: AnySecret, remember: boolean): Promise<Workspace>
  create(creation: Creation): Promise<Workspace>
  close(): Promise<void>
  /** Closes the workspace if it is this file. */
  letGo(file: string): Promise<void>
  changePassphrase(current: string | null, next: string): Promise<Workspace>
  remember(remember: boolean): Promise<Workspace>
  setMe(me: z.output<typeof Me>): Workspace
  /** Another file was put at this place. */
  replaced(file: string): void
  tell(): Promise<void>
}

export function workspaceKeeper(core: Core, fillStarter: FillStarter): WorkspaceKeeper {
  const devices = devicesOfThisComputer(core.places.appData)
  const recent = recentWorkspaces(core.places.appData)
  let opened: Opened | null = null

  const current = () => {
    if (opened === null) throw new Refusal('workspace/none-open')
    return opened
  }

  const tell = async () =>
    core.emit('workspace.changed', {
      open: opened && asWindowsSee(opened.workspace),
      keychainIsSafe: await keychainIsSafe(core),
    })

  /** For comfort only: a list that cannot be written keeps nobody from their work. */
  const noteRecent = ({ file, practice, remembered }: Workspace) => {
    try {
      recent.opened({ file, openedAt: core.now(), practice, remembered })
    } catch (error) {
      core.log.warn({ code: codeOf(error) }, 'the list of recent workspaces was not written')
    }
  }

  const take = async (next: Opened): Promise<Workspace> => {
    opened = next
    core.setWorkspace(next.workspace)
    noteRecent(next.workspace)
    await keepForRestart(core, next)
    await tell()
    return next.workspace
  }

  const backUpBeforeMigration = (file: string, key: WorkspaceKey) => async (db: Database) => {
    const folder = backupsFolder(core.places.documents, fileIdBeforeMigration(db) ?? key.salt.toString('hex'))
    await backUp(db, key, { folder, name: nameOf(file), why: 'migration', now: core.now() })
  }

  const openWith = async (
    file: string,
    key: WorkspaceKey,
    { hasLog, by, made, remembered }: { hasLog: boolean; by: AnySecret['by']; made: boolean; remembered: boolean },
  ): Promise<Workspace> => {
    const db = await openFile(file, key, {
      wrongKey: wrongKeyFor[by],
      backUpFirst: backUpBeforeMigration(file, key),
    })
    try {
      const { fileId } = fileFacts(db)
      const { device, me } = seatAt(devices, db, { file, fileId, hasLog, made })
      const workspace = workspaceAround(core, db, { file, device, remembered, me })
      if (opened !== null) await close()
      return await take({ workspace, key, fileId, byRecoveryCode: by === 'recovery-code' })
    } catch (error) {
      if (core.openWorkspace()?.db !== db) db.close()
      throw error
    }
  }

  const close = async () => {
    const { workspace, key, fileId } = current()
    const { db, file, device } = workspace
    const trying = async (what: string, step: () => void | Promise<void>) => {
      try {
        await step()
      } catch (error) {
        core.log.warn({ what, code: codeOf(error) }, 'closing goes on without')
      }
    }
    await trying('putting away', () => core.runBeforeClose())
    // From here on nothing more is written: what a window still asks is refused, not lost.
    opened = null
    core.setWorkspace(null)
    await keepForRestart(core, null)
    await trying('checkpoint', () => refusing(file, () => checkpoint(db)))
    await trying('backup', async () => {
      const folder = backupsFolder(core.places.documents, fileId)
      if (!changedSinceBackup(file, folder)) return
      await backUp(db, key, { folder, name: workspace.name, why: 'close', now: core.now() })
      rotateBackups(folder, core.now())
    })
    await trying('device', () => devices.close({ fileId, file, seqOf: (of) => lastChangeOf(db, of) }, device))
    db.close()
    await tell()
  }

  /** A keychain that will not take the new key leaves the workspace unremembered, not the passphrase unchanged. */
  const rememberInstead = async (before: WorkspaceKey, after: WorkspaceKey): Promise<boolean> => {
    try {
      await forgetKey(core, before)
      await rememberKey(core, after)
      return true
    } catch (error) {
      core.log.warn({ code: codeOf(error) }, 'the new key was not remembered')
      return false
    }
  }

  return {
    current,
    tell,
    close,
    async resume() {
      const left = await keptForRestart(core)
      if (left === null || opened !== null) return
      const { salt, hasLog } = beginningOf(left.file)
      const key = keyFromHex(left.raw, salt)
      if (key !== null) await openWith(left.file, key, { ...left, hasLog, by: 'remembered', made: false })
    },
    async open(asked, secret, remember) {
      const file = resolve(asked)
      if (remember && !(await keychainIsSafe(core))) throw new Refusal('keychain/not-safe')
      if (opened?.workspace.file === file) {
        const key = await keyFor(core, file, secret, opened.key.salt)
        if (!sameKey(key, opened.key)) throw new Refusal(wrongKeyFor[secret.by], { name: basename(file) })
        return opened.workspace
      }
      const { salt, hasLog } = beginningOf(file)
      const key = await keyFor(core, file, secret, salt)
      const remembered = remember || secret.by === 'remembered'
      const workspace = await openWith(file, key, { hasLog, by: secret.by, made: false, remembered })
      if (remember) await rememberKey(core, key)
      return workspace
    },
    async create({ file: asked, passphrase, starter, me }) {
      const file = resolve(asked)
      if (passphrase !== null) checkNewPassphrase(passphrase)
      if (existsSync(file)) throw new Refusal('workspace/exists', { name: basename(file) })
      const salt = newSalt()
      const key = passphrase === null ? practiceKey(salt) : await keyFromPassphrase(passphrase, salt)
      await createFile(file, key, async (db) => {
        const { fileId } = beginFileFacts(db, passphrase === null)
        const { device, me: said } = seatAt(devices, db, { file, fileId, hasLog: false, made: true })
        const maker = me ?? said
        setMeAt(db, device, maker)
        const workspace = workspaceAround(core, db, { file, device, remembered: false, me: maker })
        if (starter === 'redesign') await fillStarter(coreWithin(core, workspace), workspace, starter)
        devices.close({ fileId, file, seqOf: (of) => lastChangeOf(db, of) }, device)
      })
      if (me !== undefined) devices.setMe(me)
      return openWith(file, key, { hasLog: false, by: 'passphrase', made: true, remembered: false })
    },
    async letGo(file) {
      if (opened?.workspace.file === file) await close()
    },
    async changePassphrase(said, next) {
      const before = current()
      const { workspace, key } = before
      const { file, db, device, me } = workspace
      if (said !== null || !(workspace.practice || before.byRecoveryCode)) {
        const claimed = await keyFromPassphrase(said ?? '', key.salt)
        if (!sameKey(claimed, key)) throw new Refusal('workspace/wrong-passphrase', { name: basename(file) })
      }
      checkNewPassphrase(next)
      const nextKey = await keyFromPassphrase(next, newSalt())
      await core.runBeforeClose()
      // Nothing may be written between the copy and the swap.
      opened = null
      core.setWorkspace(null)
      const reopen = async (with_: WorkspaceKey) => {
        const again = await openFile(file, with_)
        const reopened = workspaceAround(core, again, { file, device, remembered: workspace.remembered, me })
        return { ...before, workspace: reopened, key: with_, byRecoveryCode: false }
      }
      try {
        await changeKey(db, file, key, nextKey, { change: (copy) => setPractice(copy, false) })
      } catch (error) {
        await take(db.open ? before : await reopen(key))
        throw error
      }
      const after = await reopen(nextKey)
      if (workspace.remembered) after.workspace.remembered = await rememberInstead(key, nextKey)
      return take(after)
    },
    async remember(remember) {
      const { workspace, key } = current()
      if (remember && !(await keychainIsSafe(core))) throw new Refusal('keychain/not-safe')
      await (remember ? rememberKey(core, key) : forgetKey(core, key))
      workspace.remembered = remember
      noteRecent(workspace)
      await keepForRestart(core, current())
      await tell()
      return workspace
    },
    setMe(me) {
      const { workspace } = current()
      setMeAt(workspace.db, workspace.device, me)
      workspace.me = me
      devices.setMe(me)
      return workspace
    },
    replaced: (file) => devices.replaced(file),
  }
}

/** Makes sure that the folder a file is to be made in is there. Refuses file/unwritable. */
export function makeFolderOf(file: string): void {
  refusing(file, () => makeFolder(dirname(file)))
}

const codeOf = (error: unknown) => (error instanceof Refusal ? error.code : String(error))
