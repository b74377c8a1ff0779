import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchApp } from '#tests/harness/app.ts'
import { joinSession, openProposal, startSession, untilOpen } from '#tests/harness/main-job.ts'
import { type Bench, percentile, ratioFigure } from './bench.ts'
import { practiceWith, TITLE } from './data/practice.ts'
import { startStockPeers } from './stock-peers.ts'
import { hasText, typeAcross } from './type-across.ts'
import { wordsToType } from './typing.ts'

const PAGES = 5
const ROUNDS = 12
const KEYS = 20

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
