import { useState } from 'react'
import { count } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Checkbox } from '#renderer/ui/checkbox.tsx'
import { Dialog, DialogActions } from '#renderer/ui/dialog.tsx'
import { NumberField } from '#renderer/ui/number-field.tsx'
import { Segmented } from '#renderer/ui/segmented.tsx'
import { Select } from '#renderer/ui/select.tsx'
import { roleMay } from '#shared/domain/roles/roles.ts'
import type { RoomView } from '#shared/domain/session/room/shapes.ts'
import { dealOut, fairChance } from '../dealing.ts'
import type { SayIntent } from '../queries.ts'
import styles from './desk.module.css'

type GroupsDialogProps = { readonly view: RoomView; readonly say: SayIntent; readonly onClose: () => void }
type Person = RoomView['people'][number]

const NOWHERE = 'stays'

/** Everyone goes apart: dealt out by chance, or put together by hand. */
export function GroupsDialog({ view, say, onClose }: GroupsDialogProps) {
  const [way, setWay] = useState<'number' | 'hand'>('number')
  const [groups, setGroups] = useState(2)
  const [minutes, setMinutes] = useState(10)
  const [withRunning, setWithRunning] = useState(false)
  const [byHand, setByHand] = useState<Readonly<Record<string, string>>>({})
  const people = view.people.filter(
    ({ role, here, away }) => here && !away && roleMay(role, 'take-part') && (withRunning || !roleMay(role, 'run')),
  )
  const placeOf = ({ participant }: Person) => byHand[participant] ?? NOWHERE
  const made = (): Person[][] =>
    way === 'number'
      ? dealOut(people, groups, fairChance)
      : Array.from({ length: groups }, (_, index) => people.filter((person) => placeOf(person) === String(index)))
  const placed = way === 'number' ? people.length : people.filter((person) => placeOf(person) !== NOWHERE).length
  const why =
    people.length < 2
      ? 'At least two people have to be here'
      : groups > placed
        ? 'There are more groups than people in them'
        : undefined
  const split = async () => {
    const apart = made().map((members, index) => ({
      name: `Group ${index + 1}`,
      members: members.map(({ participant }) => participant),
    }))
    if ((await say({ t: 'split', groups: apart, minutes })) !== null) onClose()
  }
  return (
    <Dialog title="Break into groups" open onOpenChange={(open) => (open ? undefined : onClose())} light={false}>
      <div className={styles.form}>
        <Segmented
          label="How"
          value={way}
          onChange={setWay}
          choices={[
            { id: 'number', name: 'By chance' },
            { id: 'hand', name: 'By hand' },
          ]}
        />
        <div className={styles.pair}>
          <NumberField
            label="Groups"
            value={groups}
            onChange={(many) => setGroups(many ?? 2)}
            minValue={2}
            maxValue={20}
          />
          <NumberField
            label="Minutes"
            value={minutes}
            onChange={(long) => setMinutes(long ?? 1)}
            minValue={1}
            maxValue={600}
          />
        </div>
        <Checkbox
          checked={withRunning}
          onChange={setWithRunning}
          sub="Otherwise they stay at the desk and see every group’s board"
        >
          Those who run the session go along
        </Checkbox>
        {way === 'number' ? (
          <p className={styles.quiet}>{sizes(people.length, groups)}</p>
        ) : (
          <ul className={styles.byHand}>
            {people.map((person) => (
              <li key={person.participant}>
                <Select
                  label={person.name}
                  value={placeOf(person)}
                  onChange={(place) => setByHand((now) => ({ ...now, [person.participant]: place }))}
                  choices={[
                    { id: NOWHERE, name: 'In no group' },
                    ...Array.from({ length: groups }, (_, index) => ({
                      id: String(index),
                      name: `Group ${index + 1}`,
                    })),
                  ]}
                />
              </li>
            ))}
          </ul>
        )}
      </div>
      <DialogActions>
        <Button variant="quiet" onPress={onClose}>
          Cancel
        </Button>
        <Button variant="primary" why={why} onPress={() => void split()}>
          Break into groups
        </Button>
      </DialogActions>
    </Dialog>
  )
}

function sizes(people: number, groups: number): string {
  if (people < groups) return `${count(people, 'person is', 'people are')} here.`
  const least = Math.floor(people / groups)
  const each = people % groups === 0 ? `${least}` : `${least} or ${least + 1}`
  return `${count(people, 'person is', 'people are')} here: ${each} in each group.`
}
