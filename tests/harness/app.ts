import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { electronRuntime, electronSwitches } from '../../scripts/electron-path.mjs'

export type RunningApp = AsyncDisposable & {
  readonly app: ElectronApplication
  readonly page: Page
  /** Settings of this instance; workspaces are suggested in `documents`. */
  readonly profile: string
  readonly documents: string
  close(): Promise<void>
}

export type LaunchOptions = {
  /** Holds profile and documents; a new one, removed at the end, when left out. */
  readonly folder?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly size?: { readonly width: number; readonly height: number }
}

/** The app under test: the built sources in the development runtime, or the packaged app HEARINGS_PACKAGED names. */
function executable(): { executablePath: string; args: string[] } {
  const packaged = process.env.HEARINGS_PACKAGED
  if (packaged) return { executablePath: resolve(packaged), args: [...electronSwitches()] }
  return { executablePath: electronRuntime().path, args: [...electronSwitches(), resolve('.')] }
}

/** Starts one instance with settings of its own and waits until its page answers. */
export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'hearings-app-'))
  const profile = join(folder, 'profile')
  const documents = join(folder, 'documents')
  mkdirSync(documents, { recursive: true })
  const { executablePath, args } = executable()
  const app = await _electron.launch({
    executablePath,
    args: [...args, '--allow-loopback-in-peer-connection', ...(options.args ?? [])],
    env: {
      ...(process.env as Record<string, string>),
      HEARINGS_PROFILE: profile,
      HEARINGS_DOCUMENTS: documents,
      ...options.env,
    },
  })
  const page = await app.firstWindow()
  if (options.size) await resizeTo(app, options.size)
  await page.waitForLoadState('domcontentloaded')
  let closed = false
  const close = async () => {
    if (closed) return
    closed = true
    await app.close()
  }
  return {
    app,
    page,
    profile,
    documents,
    close,
    async [Symbol.asyncDispose]() {
      await close()
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}

export async function resizeTo(app: ElectronApplication, size: { width: number; height: number }): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setContentSize(wanted.width, wanted.height),
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
