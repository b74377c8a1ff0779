import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { workspaceContract } from '#shared/rpc/contract/workspace.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { Core } from '../../core.ts'
import type { Handlers } from '../../serve.ts'
import { backUp, backupsFolder, listBackups } from '../../storage/backup.ts'
import { copyWorkspace } from '../../storage/copy.ts'
import { beginningOf } from '../../storage/open.ts'
import { plainCopy } from '../../storage/plain-copy.ts'
import { recoveryCodeOf } from '../../storage/recovery-code.ts'
import { restoreWorkspace } from '../../storage/restore.ts'
import { verifyWorkspace } from '../../storage/verify.ts'
import { makeFolderOf, workspaceKeeper } from './keeping.ts'
import { asWindowsSee, type FillStarter } from './opening.ts'
import { recentWorkspaces } from './recent.ts'
import { keychainIsSafe, keyFor, wrongKeyFor } from './secrets.ts'

/** What the practice workspace is called; a second one is made once the first has a passphrase of its group's own. */
export const starterFile = (count = 1) => `Hearings redesign (practice${count > 1 ? ` ${count}` : ''}).hearings`

const resuming = new WeakMap<Core, Promise<void>>()

/** Settles once a core that took over from one that stopped has opened what that one had open. */
export function whenResumed(core: Core): Promise<void> {
  return resuming.get(core) ?? Promise.resolve()
}

/** Opening, making, closing, checking, copying and restoring workspaces. One thing at a time. */
export function workspaceHandlers(core: Core, fillStarter: FillStarter): Handlers<typeof workspaceContract> {
  const keeper = workspaceKeeper(core, fillStarter)
  const inTurn = turns()
  const { documents } = core.places
  const resumed = inTurn(() => keeper.resume()).catch((error: unknown) =>
    core.log.warn({ code: String(error) }, 'what was open before was not opened again'),
  )
  resuming.set(core, resumed)

  return {
    'workspace.state': async () => {
      await resumed
      const open = core.openWorkspace()
      return { open: open && asWindowsSee(open), keychainIsSafe: await keychainIsSafe(core) }
    },
    'workspace.recent': () => recentWorkspaces(core.places.appData).list(),
    'workspace.create': ({ file, passphrase, starter, me }) =>
      inTurn(async () => asWindowsSee(await keeper.create({ file, passphrase, starter, me }))),
    'workspace.open': ({ file, secret, remember }) =>
      inTurn(async () => asWindowsSee(await keeper.open(file, secret, remember))),
    'workspace.openStarter': () =>
      inTurn(async () => {
        for (let count = 1; ; count++) {
          const file = join(documents, starterFile(count))
          if (!existsSync(file)) {
            makeFolderOf(file)
            return asWindowsSee(await keeper.create({ file, passphrase: null, starter: 'redesign', me: undefined }))
          }
          try {
            return asWindowsSee(await keeper.open(file, { by: 'practice' }, false))
          } catch (error) {
            // Somebody made this one their own; the practice workspace is another file.
            if (!(error instanceof Refusal) || error.code !== 'workspace/wrong-passphrase') throw error
          }
        }
      }),
    'workspace.close': () => inTurn(() => keeper.close()),
    'workspace.setMe': (me) =>
      inTurn(async () => {
        const workspace = keeper.setMe(me)
        await keeper.tell()
        return asWindowsSee(workspace)
      }),
    'workspace.changePassphrase': ({ current, next }) =>
      inTurn(async () => asWindowsSee(await keeper.changePassphrase(current, next))),
    'workspace.recoveryCode': () => ({ code: recoveryCodeOf(keeper.current().key.raw) }),
    'workspace.remember': ({ remember }) => inTurn(async () => asWindowsSee(await keeper.remember(remember))),
    'workspace.verify': (_, { signal, progress }) =>
      inTurn(() => verifyWorkspace(keeper.current().workspace.db, { signal, progress })),
    'workspace.backups': () => listBackups(backupsFolder(documents, keeper.current().fileId)),
    'workspace.backup': ({ file }) =>
      inTurn(async () => {
        const { workspace, key, fileId } = keeper.current()
        const now = core.now()
        if (file !== null) {
          const target = resolve(file)
          return { file: target, at: now, bytes: await copyWorkspace(workspace.db, key, target), why: 'asked' as const }
        }
        const folder = backupsFolder(documents, fileId)
        return backUp(workspace.db, key, { folder, name: workspace.name, why: 'asked', now })
      }),
    'workspace.restore': ({ backup, into, secret }) =>
      inTurn(async () => {
        const [from, to] = [resolve(backup), resolve(into)]
        const key = await keyFor(core, from, secret, beginningOf(from).salt)
        const restored = await restoreWorkspace(from, to, key, {
          now: core.now(),
          wrongKey: wrongKeyFor[secret.by],
          letGo: () => keeper.letGo(to),
        })
        keeper.replaced(to)
        return restored
      }),
    'workspace.plainCopy': ({ file }) =>
      inTurn(async () => {
        const { workspace, key } = keeper.current()
        const target = resolve(file)
        return { file: target, bytes: await plainCopy(workspace.db, key, target) }
      }),
  }
}

/** Runs work one piece after another, in the order it was asked. */
function turns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work, work)
    last = next.catch(() => undefined)
    return next
  }
}
