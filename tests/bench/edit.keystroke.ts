import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { launchApp } from '#tests/harness/app.ts'
import { editor, openProposal, untilOpen } from '#tests/harness/main-job.ts'
import { type Bench, percentile, ratioFigure } from './bench.ts'
import { withoutCitations } from './data/long-proposal.ts'
import { practiceWith, TITLE } from './data/practice.ts'
import { buildPage } from './pages/build.ts'
import { typeMeasured, watchKeys, wordsToType } from './typing.ts'

const PAGES = 50
const ROUNDS = 16
const KEYS = 25
const PAUSE = 40

/** A second window of the same size in the same Electron, with an editor that is TipTap and StarterKit alone. */
async function openBare(app: ElectronApplication, file: string): Promise<Page> {
  const opened = app.waitForEvent('window')
  await app.evaluate(({ BrowserWindow }, page) => {
    const [ours] = BrowserWindow.getAllWindows()
    const window = new BrowserWindow({ ...ours?.getBounds(), webPreferences: { partition: 'bare', sandbox: true } })
    void window.loadFile(page)
  }, file)
  const page = await opened
  await page.waitForFunction(() => 'startBare' in globalThis)
  return page
}

/** Puts the caret at the end of a paragraph in the middle of the text. */
async function goToMiddle(page: Page): Promise<void> {
  const paragraphs = page.locator('.ProseMirror > p')
  await paragraphs.nth(Math.floor((await paragraphs.count()) / 2)).click()
  await page.keyboard.press('End')
}

/**
 * From a key to the frame that shows it, in the middle of a proposal of 50 pages with a hundred citations, beside bare
 * TipTap with the same words. Both windows are in one Electron and take turns; what counts is the slowest key in twenty.
 */
export const bench: Bench = {
  name: 'edit.keystroke',
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hearings-keystroke-'))
    try {
      const update = await practiceWith(PAGES, folder)
      const file = await buildPage('bare-editor', join(folder, 'bare'))
      await using ours = await launchApp({ folder })
      await untilOpen(ours)
      await openProposal(ours.page, TITLE)
      await editor(ours.page).locator('p').nth(100).waitFor()
      const bare = await openBare(ours.app, file)
      await bare.evaluate(
        (content) => (globalThis as unknown as { startBare: (content: unknown) => void }).startBare(content),
        withoutCitations(update),
      )
      const delays = { ours: [] as number[], bare: [] as number[] }
      for (const page of [ours.page, bare]) {
        await goToMiddle(page)
        await watchKeys(page)
        await typeMeasured(page, wordsToType(KEYS * 2, 1), PAUSE)
      }
      for (let round = 0; round < ROUNDS; round++) {
        const text = wordsToType(KEYS, round)
        delays.bare.push(...(await typeMeasured(bare, text, PAUSE)))
        delays.ours.push(...(await typeMeasured(ours.page, text, PAUSE)))
      }
      const slow = (values: readonly number[]) => percentile(values, 0.95)
      return ratioFigure('edit.keystroke', 'ms', slow(delays.ours), 'bare TipTap', slow(delays.bare), 1.5)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
