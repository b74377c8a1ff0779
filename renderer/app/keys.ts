const isApple = /mac|iphone|ipad/i.test(navigator.userAgent)

/** True where typing goes: there the keys belong to the text, undo and all. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type)
}

/** A key as it is named everywhere in the app: `Mod+Shift+Z`. Mod is Ctrl, or Cmd on a Mac. */
export function keyOf(event: KeyboardEvent, apple: boolean = isApple): string {
  const mod = apple ? event.metaKey : event.ctrlKey
  const name = event.key.length === 1 ? event.key.toUpperCase() : event.key
  return [mod && 'Mod', event.altKey && 'Alt', event.shiftKey && /^(?:[A-Z]|\w{2,})$/.test(name) && 'Shift', name]
    .filter(Boolean)
    .join('+')
}
