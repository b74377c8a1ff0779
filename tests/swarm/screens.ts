import { setTimeout as pause } from 'node:timers/promises'
import { launchApp, type RunningApp } from '../harness/app.ts'
import { editor, joinSession, openProposal, untilOpen, write } from '../harness/main-job.ts'
import type { Hall } from './hall.ts'

/** A window of the real app in the hall, with one text open. */
export type Screen = {
  /** What its text lacks of what stands in the others'. */
  complaints(standing: Readonly<Record<string, readonly string[]>>): Promise<readonly string[]>
}

export type Screens = AsyncDisposable & {
  readonly all: readonly Screen[]
  /** Types a word now and then until the time is over. */
  write(until: number): Promise<void>
}

/** Brings windows of the real app into the hall; each opens a text. */
export async function seatScreens(hall: Hall, count: number): Promise<Screens> {
  const apps: RunningApp[] = []
  for (let place = 0; place < count; place++) {
    const app = await launchApp({ size: { width: 1440, height: 900 } })
    apps.push(app)
    await untilOpen(app)
    await joinSession(app.page, await hall.invite(`window ${place + 1}`), hall.letEveryoneIn)
    await openProposal(app.page, titleOf(hall, place))
  }
  return {
    all: apps.map(({ page }, place) => ({
      async complaints(standing) {
        const expected = standing[hall.documents[place % hall.documents.length] ?? ''] ?? []
        const shown = new Set((await editor(page).locator('p').allTextContents()).flatMap((text) => text.split(/\s+/)))
        const missing = expected.filter((word) => !shown.has(word))
        return missing.length === 0 ? [] : [`window ${place + 1} lacks ${missing.length} words, such as ${missing[0]}`]
      },
    })),
    async write(until) {
      for (let word = 0; Date.now() < until; word++) {
        await pause(2000)
        for (const [place, { page }] of apps.entries())
          await write(page, `w${place + 1}-${word}`).catch(() => undefined)
      }
    },
    async [Symbol.asyncDispose]() {
      for (const app of apps) await app[Symbol.asyncDispose]()
    },
  }
}

const titleOf = (hall: Hall, place: number) => hall.titles[place % hall.titles.length] ?? ''
