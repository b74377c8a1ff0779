import { Dialog } from '#renderer/ui/dialog.tsx'
import { Keys } from '#renderer/ui/keys.tsx'
import { sessionKeyNames } from '../session-keys.ts'
import { footPlaces, workPlaces } from './rail-links.ts'
import styles from './shell.module.css'

const everywhere = [
  ['Find or do anything', 'Mod+K'],
  ['Add to this list', 'Mod+N'],
  ['Undo', 'Mod+Z'],
  ['Redo', 'Mod+Shift+Z'],
  ['Back', 'Alt+←'],
  ['Next part of the window', 'F6'],
  ['Leave a dialog', 'Esc'],
  ['These keys', '?'],
] as const

const lists = [
  ['Move through a list', 'Up+Down'],
  ['Open', 'Enter'],
  ['First, last', 'Home+End'],
  ['Jump to a name', 'A+…'],
] as const

/** Every key that works on every screen. */
export function KeysHelp({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const places = [...workPlaces, ...footPlaces].flatMap(({ name, keys }) => (keys ? [[name, keys] as const] : []))
  return (
    <Dialog title="Keys" size="large" open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <div className={styles.keys}>
        <KeyList title="Everywhere" keys={everywhere} />
        <KeyList title="Go to" keys={places} />
        <KeyList title="In a list" keys={lists} />
        <KeyList title="In a session" keys={sessionKeyNames} />
      </div>
    </Dialog>
  )
}

function KeyList({ title, keys }: { readonly title: string; readonly keys: readonly (readonly [string, string])[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {keys.map(([name, key]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Keys keys={key} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
