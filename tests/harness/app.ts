import { execFileSync, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { withDisplay } from '../../scripts/display.mjs'
import { electronRuntime, electronSwitches, playwrightSwitches } from '../../scripts/electron-path.mjs'

export type RunningApp = AsyncDisposable & {
  readonly app: ElectronApplication
  readonly page: Page
  /** Settings of this instance; workspaces are suggested in `documents`. */
  readonly profile: string
  readonly documents: string
  close(): Promise<void>
  /** Every process of it stops at once without a word, as when the power goes. */
  kill(): Promise<void>
}

export type LaunchOptions = {
  /** Holds profile and documents; a new one, removed at the end, when left out. */
  readonly folder?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly size?: { readonly width: number; readonly height: number }
  /** Gives the program that starts another somewhere else; it then has a network of its own and finds itself over no loopback. */
  readonly through?: (executable: string) => string
}

const running = new Set<{ readonly name: string; readonly page: Page }>()

/** Pictures of every window still open: what a test that did not pass last saw. */
export async function pictureOpenWindows(
  file: (name: string) => string,
  pose: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  for (const { name, page } of running)
    await pose(page)
      .then(() => page.screenshot({ path: file(name), caret: 'initial' }))
      .catch(() => undefined)
}

/** The app under test: the built sources in the development runtime, or the packaged app HEARINGS_PACKAGED names. */
function executable({ args: extra = [], through }: LaunchOptions): { executablePath: string; args: string[] } {
  const packaged = process.env.HEARINGS_PACKAGED
  const isAlone = through !== undefined
  const place = through ?? ((path: string) => path)
  // Switches come before the app's folder: what follows it is the app's own.
  const switches = [...electronSwitches(), ...(isAlone ? [] : ['--allow-loopback-in-peer-connection']), ...extra]
  if (packaged) return { executablePath: place(resolve(packaged)), args: switches }
  return { executablePath: place(electronRuntime().path), args: [...playwrightSwitches(), ...switches, resolve('.')] }
}

let own: ReturnType<typeof withDisplay> | undefined

/** Tests that go on side by side have a virtual display each: the windows of one would be under the pointer of the other. */
async function displayOfThisWorker(): Promise<Record<string, string>> {
  const { HEARINGS_VIRTUAL_DISPLAY: isVirtual, TEST_PARALLEL_INDEX: place = '0' } = process.env
  if (!isVirtual || place === '0') return {}
  own ??= withDisplay({ virtual: true })
  const { DISPLAY = '' } = (await own).env
  return { DISPLAY }
}

/** Starts one instance with settings of its own and waits until its page answers. */
export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'hearings-app-'))
  const profile = join(folder, 'profile')
  const documents = join(folder, 'documents')
  mkdirSync(documents, { recursive: true })
  const { executablePath, args } = executable(options)
  const app = await _electron.launch({
    executablePath,
    args,
    env: {
      ...(process.env as Record<string, string>),
      ...(await displayOfThisWorker()),
      HEARINGS_PROFILE: profile,
      HEARINGS_DOCUMENTS: documents,
      ...options.env,
    },
  })
  const page = await firstPage(app, options.size)
  running.add({ name: folder.split('/').at(-1) ?? 'app', page })
  let closed = false
  const forget = () => {
    closed = true
    for (const one of running) if (one.page === page) running.delete(one)
  }
  const close = async () => {
    if (closed) return
    forget()
    await app.close()
  }
  const kill = async () => {
    if (closed) return
    forget()
    const main = app.process()
    const gone = main.exitCode === null ? once(main, 'exit') : undefined
    // By its program, which takes it well that some are gone by then because others are.
    spawnSync('kill', ['-KILL', ...withDescendants(main.pid ?? 0).map(String)])
    await gone
  }
  return {
    app,
    page,
    profile,
    documents,
    close,
    kill,
    async [Symbol.asyncDispose]() {
      await close()
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A process, those it started, and those that they did. */
const withDescendants = (root: number) => descendants(root).map(({ pid }) => pid)

function descendants(root: number): readonly { readonly pid: number; readonly command: string }[] {
  const table = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
      return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }]
    })
  const found = [{ pid: root, command: '' }]
  for (const { pid } of found) for (const child of table) if (child.parent === pid) found.push(child)
  return found
}

/** The core among an app's processes: the one started from entry.node.js or as the utility named for it. 0 while there is none. */
export const corePid = ({ app }: Pick<RunningApp, 'app'>): number =>
  descendants(app.process().pid ?? 0).find(({ command }) => /entry\.(node|utility)|Hearings core/.test(command))?.pid ??
  0

/** The page of an app that just started; an app that shows none is ended, so that whoever waits for it can go on. */
async function firstPage(app: ElectronApplication, size: LaunchOptions['size']): Promise<Page> {
  try {
    const page = await app.firstWindow()
    if (size) await resizeTo(app, size)
    await page.waitForLoadState('domcontentloaded')
    return page
  } catch (error) {
    app.process().kill('SIGKILL')
    throw error
  }
}

export async function resizeTo(app: ElectronApplication, size: { width: number; height: number }): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, wanted) =>
      BrowserWindow.getAllWindows()
        .find((window) => !window.webContents.getURL().endsWith('#/room'))
        ?.setContentSize(wanted.width, wanted.height),
    size,
  )
}

/** Answers the next file dialogs with these paths, as a person would by choosing them. */
export async function answerDialogs(
  app: ElectronApplication,
  answer: { open?: readonly string[]; save?: string },
): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    const open = { canceled: chosen.open === undefined, filePaths: [...(chosen.open ?? [])] }
    const save = { canceled: chosen.save === undefined, filePath: chosen.save ?? '' }
    dialog.showOpenDialog = (() => Promise.resolve(open)) as never
    dialog.showSaveDialog = (() => Promise.resolve(save)) as never
  }, answer)
}
