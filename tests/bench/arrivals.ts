import type { Page } from '@playwright/test'

type Watched = {
  lastKey?: number
  arrival?: (text: string) => Promise<number>
}

/** Milliseconds after which a key is held to be lost. */
const PATIENCE = 15_000
const pause = (time: number) => new Promise<undefined>((resume) => setTimeout(resume, time))

/** What to add to a page's `performance.now()` to have milliseconds that mean the same in every page of this computer. */
async function clockOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'timeTicks' })
  const { metrics } = await session.send('Performance.getMetrics')
  await session.detach()
  const start = metrics.find(({ name }) => name === 'NavigationStart')?.value
  if (start === undefined) throw new Error('the page does not say when it began')
  return start * 1000
}

/**
 * From one page to another: gives a function that types a key in the first and answers with the milliseconds from
 * that key to the first moment after the frame in which the second shows a paragraph that ends with `typed`.
 */
export async function keyAcross(from: Page, to: Page): Promise<(key: string, typed: string) => Promise<number>> {
  const [here, there] = [await clockOf(from), await clockOf(to)]
  await from.evaluate(() => {
    const note = ({ timeStamp }: KeyboardEvent) => Object.assign(globalThis, { lastKey: timeStamp })
    addEventListener('keydown', note, true)
  })
  await to.evaluate(() => {
    const text = document.querySelector('.ProseMirror')
    if (text === null) throw new Error('there is no text')
    const { port1, port2 } = new MessageChannel()
    let wanted: { readonly typed: string; readonly seen: (at: number) => void } | undefined
    port1.onmessage = () => {
      wanted?.seen(performance.now())
      wanted = undefined
    }
    /** The words of a paragraph, without the name at a caret. */
    const wordsOf = (paragraph: Node) => {
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_ALL, (node) =>
        node instanceof Element && /caret/.test(node.className) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
      )
      let words = ''
      while (walker.nextNode()) if (walker.currentNode instanceof Text) words += walker.currentNode.data
      return words.replaceAll('\u2060', '')
    }
    new MutationObserver((changes) => {
      const { typed } = wanted ?? {}
      if (typed === undefined) return
      const isHere = changes.some(({ target }) => {
        const paragraph = (target instanceof Element ? target : target.parentElement)?.closest('p')
        return paragraph ? wordsOf(paragraph).endsWith(typed) : false
      })
      if (isHere) requestAnimationFrame(() => port2.postMessage(null))
    }).observe(text, { childList: true, characterData: true, subtree: true })
    const arrival = (typed: string) =>
      new Promise<number>((seen) => {
        wanted = { typed, seen }
      })
    Object.assign(globalThis, { arrival })
  })
  return async (key, typed) => {
    const arriving = to.evaluate((words) => (globalThis as Watched).arrival?.(words) ?? 0, typed)
    // The other page must be listening before the key goes.
    await to.evaluate(() => undefined)
    await from.keyboard.press(key)
    const at = await Promise.race([arriving, pause(PATIENCE)])
    if (at === undefined) throw new Error('what was typed did not arrive')
    const pressed = await from.evaluate(() => (globalThis as Watched).lastKey ?? 0)
    return there + at - (here + pressed)
  }
}
