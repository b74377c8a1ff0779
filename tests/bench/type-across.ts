import type { Page } from '@playwright/test'
import { keyAcross } from './arrivals.ts'

/** Milliseconds between one key's arrival and the next key. */
const PAUSE = 30

const pause = (time: number) => new Promise((resume) => setTimeout(resume, time))

export async function hasText(page: Page, whose: string): Promise<void> {
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
export async function typeAcross(pages: readonly [Page, Page]) {
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
