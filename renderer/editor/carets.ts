import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import type { Awareness } from 'y-protocols/awareness'
import { caretColours, hueOf, shownName } from './caret-people.ts'

export type Me = { readonly name: string; readonly colour: string }
/** Whose a page is, from what that page says of itself. */
export type NameOf = (state: unknown) => string

/** As it says itself. */
export const nameItSays: NameOf = (state) => shownName((state as { user?: { name?: unknown } } | null)?.user?.name)

type State = { readonly [key: string]: unknown }

/** Milliseconds without a key after which the others' carets are drawn again. */
const AT_REST = 250

/**
 * The same awareness, with what other computers say of themselves checked before a caret is drawn from it: a
 * state of an unexpected shape would otherwise stop the editor. This computer's own caret moves with every key, and
 * the carets of all the others would be drawn again for it: that waits until typing rests. It cannot be left out,
 * because a new line takes the others' carets off the page.
 */
export function guardedAwareness(awareness: Awareness, nameOf: NameOf = nameItSays): Awareness {
  const heardBy = new Map<Listener, { readonly heard: Listener; readonly forget: () => void }>()
  return Object.assign(Object.create(awareness) as Awareness, {
    on(name: 'change' | 'update', listener: Listener) {
      let resting: ReturnType<typeof setTimeout> | undefined
      const heard: Listener = (clients, origin) => {
        clearTimeout(resting)
        if (concernsOthers(clients, awareness.clientID)) listener(clients, origin)
        else resting = setTimeout(() => listener(clients, origin), AT_REST)
      }
      heardBy.set(listener, { heard, forget: () => clearTimeout(resting) })
      awareness.on(name, heard)
    },
    off(name: 'change' | 'update', listener: Listener) {
      const known = heardBy.get(listener)
      known?.forget()
      awareness.off(name, known?.heard ?? listener)
      heardBy.delete(listener)
    },
    getStates: () => {
      const states = new Map<number, State>()
      for (const [client, state] of awareness.getStates()) states.set(client, checked(state, nameOf))
      return states
    },
  })
}

type Changed = {
  readonly added: readonly number[]
  readonly updated: readonly number[]
  readonly removed: readonly number[]
}
type Listener = (clients: Changed, origin: unknown) => void

function concernsOthers({ added, updated, removed }: Changed, me: number): boolean {
  return [added, updated, removed].some((clients) => clients.some((client) => client !== me))
}

function checked(state: unknown, nameOf: NameOf): State {
  if (typeof state !== 'object' || state === null) return {}
  const { user, cursor } = state as State
  const person = typeof user === 'object' && user !== null ? (user as State) : {}
  const color = caretColours[hueOf(person) - 1] ?? caretColours[0]
  return { user: { name: nameOf(state), color }, ...(isCursor(cursor) ? { cursor } : {}) }
}

const isPlace = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false
  const { type, item, tname } = value as State
  const isId = (id: unknown) =>
    id == null ||
    (typeof id === 'object' && Number.isSafeInteger((id as State).client) && Number.isSafeInteger((id as State).clock))
  return isId(type) && isId(item) && (tname == null || typeof tname === 'string') && Boolean(type ?? item ?? tname)
}

const isCursor = (cursor: unknown): boolean =>
  typeof cursor === 'object' && cursor !== null && isPlace((cursor as State).anchor) && isPlace((cursor as State).head)

/**
 * Other people's carets: a line in the text with the name beside it. Colours come from the stylesheet by number, so
 * that they follow the theme and nothing that another computer sent is ever style or markup. Who is here is listed
 * in words elsewhere, so a screen reader does not meet names in the middle of the text.
 */
export function carets(awareness: Awareness, me: Me, nameOf?: NameOf) {
  return CollaborationCaret.configure({
    provider: { awareness: guardedAwareness(awareness, nameOf) },
    user: { name: me.name, color: me.colour },
    render: (user) => {
      const caret = document.createElement('span')
      caret.className = 'caret'
      caret.dataset.hue = String(hueOf(user))
      caret.setAttribute('aria-hidden', 'true')
      const label = document.createElement('span')
      label.className = 'caret-name'
      label.textContent = shownName(user.name)
      caret.append(label)
      return caret
    },
    selectionRender: (user) => ({ class: 'caret-selection', 'data-hue': String(hueOf(user)) }),
  })
}

/** Draws the others' carets anew: they are called by other names, and none of them moved. */
export function drawAnew(awareness: Awareness): void {
  const others = [...awareness.getStates().keys()].filter((page) => page !== awareness.clientID)
  awareness.emit('change', [{ added: [], updated: others, removed: [] }, 'names'])
}
