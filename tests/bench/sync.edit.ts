import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { launchApp } from '#tests/harness/app.ts'
import { joinSession, openProposal, startSession, untilOpen } from '#tests/harness/main-job.ts'
import { keyAcross } from './arrivals.ts'
import { type Bench, percentile, ratioFigure } from './bench.ts'
import { practiceWith, TITLE } from './data/practice.ts'
import { startStockPeers } from './stock-peers.ts'
import { wordsToType } from './typing.ts'

const PAGES = 5
const ROUNDS = 12
const KEYS = 20
const PAUSE = 30

const pause = (time: number) => new Promise((resume) => setTimeout(resume, time))

async function hasText(page: Page, whose: string): Promise<void> {
  const far = page.locator('.ProseMirror p').nth(20)
  await far.waitFor().catch((cause: unknown) => {
    throw new Error(`the text did not reach ${whose}`, { cause })
  })
}

/** Puts the caret at the end of the last paragraph that stands on its own. */
async function goToEnd(page: Page): Promise<void> {
  const paragraph = page.locator('.ProseMirror > p').last()
  const { width, height } = (await paragraph.boundingBox()) ?? { width: 10, height: 10 }
  await paragraph.click({ position: { x: width - 4, y: height - 4 } })
  await page.keyboard.press('End')
}

/** Types in one page what the other then shows, a key at a time as each arrives; gives the delays. */
async function typeAcross(pages: readonly [Page, Page]) {
  const [from, to] = pages
  await goToEnd(from)
  const send = await keyAcross(from, to)
  let typed = ''
  return async (words: string): Promise<readonly number[]> => {
    const delays: number[] = []
    for (const letter of words) {
      typed += letter
      delays.push(await send(letter, typed))
      await pause(PAUSE)
    }
    return delays
  }
}

/** From a key in one app to the frame on another's screen that shows it, beside two windows with y-webrtc as it comes. */
export const bench: Bench = {
  name: 'sync.edit',
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hearings-sync-'))
    try {
      const update = await practiceWith(PAGES, join(folder, 'host'))
      await using stock = await startStockPeers(update, join(folder, 'stock'))
      await using host = await launchApp({ folder: join(folder, 'host') })
      await using guest = await launchApp({ folder: join(folder, 'guest') })
      await untilOpen(host)
      await untilOpen(guest)
      await joinSession(guest.page, await startSession(host.page, TITLE), host.page)
      for (const { page } of [host, guest]) await openProposal(page, TITLE)
      await hasText(guest.page, 'the guest')
      await hasText(stock.pages[1], 'the second window of stock y-webrtc')
      const ours = await typeAcross([host.page, guest.page])
      const theirs = await typeAcross(stock.pages)
      const delays = { ours: [] as number[], stock: [] as number[] }
      const word = (seed: number) => wordsToType(KEYS, seed).replaceAll(' ', 'e')
      await theirs(word(100))
      await ours(word(100))
      for (let round = 0; round < ROUNDS; round++) {
        delays.stock.push(...(await theirs(word(round))))
        delays.ours.push(...(await ours(word(round))))
      }
      const figure = (name: string, share: number) =>
        ratioFigure(name, 'ms', percentile(delays.ours, share), 'stock y-webrtc', percentile(delays.stock, share), 1.5)
      return [figure('sync.edit', 0.5), figure('sync.edit.p95', 0.95)]
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
