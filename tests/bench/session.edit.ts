import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { launchApp } from '#tests/harness/app.ts'
import { expect, goTo, openProposal, untilOpen } from '#tests/harness/main-job.ts'
import { absoluteFigure, type Bench, percentile, ratioFigure } from './bench.ts'
import { asUpdate, longProposal } from './data/long-proposal.ts'
import { openSession } from './session-cores.ts'
import { openHiddenPages } from './session-peers.ts'
import { startStockPeers } from './stock-peers.ts'
import { hasText, typeAcross } from './type-across.ts'
import { wordsToType } from './typing.ts'

const TITLE = 'A long proposal for measuring'
const PAGES = 5
const PEERS = 8
const ROUNDS = 12
const KEYS = 20

/** Joins as a person does; the host of this bench lets everyone in. */
async function comeIn(page: Page, code: string): Promise<void> {
  await goTo(page, 'Sessions')
  await page.getByRole('link', { name: 'Join with a code' }).click()
  await page.getByLabel('Join code').fill(code)
  await page.getByRole('button', { name: 'Join the session' }).click()
  await expect(page.getByRole('button', { name: 'Leave quietly' })).toBeVisible({ timeout: 30_000 })
  await page.keyboard.press('Alt+w')
}

/**
 * From a key in one app to the frame on another's screen that shows it, while eight computers hold the text, all on this
 * one machine. The two that are measured are the app; the six others, the host among them, are pages that nobody sees
 * with the app's own synchronisation and a real core each, so that all eight receive, look into, apply and keep every
 * key. Beside it, two windows of y-webrtc as it comes, measured in turns with ours.
 */
export const bench: Bench = {
  name: 'session.edit',
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hearings-session-'))
    try {
      const update = asUpdate(longProposal(PAGES, []))
      await using session = await openSession({ title: TITLE, update })
      const others = [session.host]
      while (others.length < PEERS - 2) others.push(await session.join(`Person ${others.length}`))
      await using hidden = await openHiddenPages(join(folder, 'others'), session.document, others)
      await using stock = await startStockPeers(update, join(folder, 'stock'))
      await using first = await launchApp({ folder: join(folder, 'first') })
      await using second = await launchApp({ folder: join(folder, 'second') })
      for (const app of [first, second]) {
        await untilOpen(app)
        await comeIn(app.page, await session.invite('A colleague'))
        await openProposal(app.page, TITLE)
        await hasText(app.page, 'somebody who joined')
      }
      const status = first.page.getByText(`Shared directly with ${PEERS - 1} others`).first()
      await expect(status).toBeVisible({ timeout: 30_000 })
      await hasText(stock.pages[1], 'the second window of stock y-webrtc')
      const ours = await typeAcross([first.page, second.page])
      const theirs = await typeAcross(stock.pages)
      const delays = { ours: [] as number[], stock: [] as number[] }
      const word = (seed: number) => wordsToType(KEYS, seed).replaceAll(' ', 'e')
      await theirs(word(100))
      await ours(word(100))
      for (let round = 0; round < ROUNDS; round++) {
        delays.stock.push(...(await theirs(word(round))))
        delays.ours.push(...(await ours(word(round))))
      }
      await hidden.untilSame()
      const [value, beside] = [percentile(delays.ours, 0.95), percentile(delays.stock, 0.95)]
      return [
        ratioFigure('session.edit', 'ms', value, 'stock y-webrtc, 2 peers', beside, 1.5),
        absoluteFigure('session.edit.p95', 'ms', value, 'stock y-webrtc, 2 peers', beside, 50),
        ratioFigure(
          'session.edit.p50',
          'ms',
          percentile(delays.ours, 0.5),
          'stock y-webrtc, 2 peers',
          percentile(delays.stock, 0.5),
          1.5,
        ),
      ]
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
