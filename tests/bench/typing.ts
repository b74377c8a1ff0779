import type { Page } from '@playwright/test'
import { seeded } from './bench.ts'

type Watched = { takeDelays?: () => number[] }

/**
 * From then on a page notes, for each key that changes a text, the milliseconds from the key's own time to the first
 * moment after the frame that shows it was drawn.
 */
export async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const delays: number[] = []
    const { port1, port2 } = new MessageChannel()
    let pressed = 0
    port1.onmessage = ({ data }) => delays.push(performance.now() - data)
    addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), true)
    addEventListener(
      'input',
      () => {
        const at = pressed
        requestAnimationFrame(() => port2.postMessage(at))
      },
      true,
    )
    Object.assign(globalThis, { takeDelays: () => delays.splice(0) })
  })
}

/** Types as a quick typist does, whatever the page makes of it, and gives the delay of each key. */
export async function typeMeasured(page: Page, text: string, pause: number): Promise<readonly number[]> {
  for (const key of text) {
    await page.keyboard.press(key === ' ' ? 'Space' : key)
    await new Promise((resume) => setTimeout(resume, pause))
  }
  await new Promise((resume) => setTimeout(resume, 100))
  const delays = await page.evaluate(() => (globalThis as Watched).takeDelays?.() ?? [])
  if (delays.length !== text.length) throw new Error(`${delays.length} of ${text.length} keys were drawn`)
  return delays
}

/** Words to type: letters and spaces, the same for the same seed. */
export function wordsToType(length: number, seed: number): string {
  const random = seeded(seed)
  let text = ''
  while (text.length < length) {
    const word = Array.from({ length: 3 + Math.floor(random() * 5) }, () => String.fromCharCode(97 + random() * 26))
    text += `${word.join('')} `
  }
  return text.slice(0, length)
}
