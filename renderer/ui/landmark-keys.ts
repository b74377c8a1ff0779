/**
 * F6 goes to the next part of the window, Shift F6 to the one before: title bar, rail, list, page, panel, the last message.
 * A part is an element with data-landmark; it gets the focus itself or gives it to what had it last.
 */
export function followLandmarkKeys(root: Document = document): Disposable {
  const lastIn = new WeakMap<Element, HTMLElement>()
  const parts = () =>
    [...root.querySelectorAll<HTMLElement>('[data-landmark]')].filter(
      (part) => firstFocusable(part) !== undefined && part.closest('[inert], [aria-hidden="true"]') === null,
    )
  const onFocus = (event: FocusEvent) => {
    const target = event.target
    if (!(target instanceof HTMLElement)) return
    const part = target.closest('[data-landmark]')
    if (part !== null) lastIn.set(part, target)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'F6' || event.defaultPrevented || root.querySelector('[role="dialog"], [role="alertdialog"]'))
      return
    const all = parts()
    if (all.length === 0) return
    event.preventDefault()
    const here = all.findIndex((part) => part.contains(root.activeElement))
    const step = event.shiftKey ? -1 : 1
    const next = all[(here === -1 ? (step === 1 ? 0 : all.length - 1) : here + step + all.length) % all.length]
    if (next === undefined) return
    const last = lastIn.get(next)
    const target = last !== undefined && next.contains(last) ? last : firstFocusable(next)
    target?.focus()
  }
  root.addEventListener('focusin', onFocus)
  root.addEventListener('keydown', onKey)
  return {
    [Symbol.dispose]() {
      root.removeEventListener('focusin', onFocus)
      root.removeEventListener('keydown', onKey)
    },
  }
}

function firstFocusable(part: HTMLElement): HTMLElement | undefined {
  const candidates = part.querySelectorAll<HTMLElement>(
    'a[href], button:not(:disabled), input:not(:disabled), textarea:not(:disabled), [tabindex="0"], [contenteditable="true"], [data-page-heading]',
  )
  return [...candidates].find((element) => element.closest('[hidden]') === null)
}
