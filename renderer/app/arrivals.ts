/** What the application menu can ask of a window. */
const menuWords = ['undo', 'redo', 'settings', 'palette', 'new', 'open', 'close', 'help'] as const
export type MenuWord = (typeof menuWords)[number]

/** Calls back with each port the preload hands over: one at the start, one more whenever the core was started again. */
export function onPort(listener: (port: MessagePort) => void): Disposable {
  return onPageMessage((event) => {
    const port = event.ports[0]
    if (event.data === 'hearings:port' && port !== undefined) listener(port)
  })
}

export function onMenu(listener: (word: MenuWord) => void): Disposable {
  return onPageMessage(({ data }) => {
    if (typeof data !== 'object' || data === null || !('menu' in data)) return
    const word = menuWords.find((known) => known === data.menu)
    if (word !== undefined) listener(word)
  })
}

/** A join link that was followed outside the app. Nothing is done with it but showing it to the person. */
export function onJoinLink(listener: (link: string) => void): Disposable {
  return onPageMessage(({ data }) => {
    if (typeof data !== 'object' || data === null || !('join' in data)) return
    if (typeof data.join === 'string') listener(data.join)
  })
}

/** Tells the preload that somebody listens now. */
export function sayReady(): void {
  window.postMessage('hearings:ready', '*')
}

function onPageMessage(listener: (event: MessageEvent<unknown>) => void): Disposable {
  // Only the preload shares this window; a frame or an opener does not count.
  const own = (event: MessageEvent<unknown>) => {
    if (event.source === window) listener(event)
  }
  window.addEventListener('message', own)
  return { [Symbol.dispose]: () => window.removeEventListener('message', own) }
}
