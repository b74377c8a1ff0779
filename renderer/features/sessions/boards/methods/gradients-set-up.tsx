import { Button, IconButton } from '#renderer/ui/button.tsx'
import { NumberField } from '#renderer/ui/number-field.tsx'
import { Select } from '#renderer/ui/select.tsx'
import { Switch } from '#renderer/ui/switch.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import type { SetUpProps } from '../board-types.ts'
import { BoardNote } from '../parts/board-note.tsx'
import { Stack } from '../parts/stack.tsx'
import { ruleWords } from './gradients.tsx'
import styles from './set-up.module.css'

const most = 10
const least = 2

/** Scale, threshold and veto: fixed before anyone answers. */
export function GradientsSetUp({ settings, onChange: change }: SetUpProps<'gradients'>) {
  const { scale, threshold, veto } = settings
  const rename = (index: number, name: string) =>
    change({ scale: scale.map((before, at) => (at === index ? name : before)) })
  const remove = (index: number) => {
    const left = scale.filter((_, at) => at !== index)
    change({ scale: left, threshold: { ...threshold, from: Math.min(threshold.from, left.length) } })
  }
  return (
    <Stack>
      <fieldset className={styles.scale}>
        <legend>Scale, from the most agreement to the least</legend>
        <Button
          icon="plus"
          size="small"
          why={scale.length < most ? undefined : 'Ten places are the most.'}
          onPress={() => change({ scale: [...scale, ''] })}
        >
          Add a place at the top
        </Button>
        <ol>
          {scale
            .map((name, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a place is its number
              <li key={index}>
                <TextField
                  label={`Place ${index + 1}`}
                  maxLength={80}
                  value={name}
                  onChange={(next) => rename(index, next)}
                  error={name.trim() === '' ? 'Say what this place means.' : undefined}
                  end={
                    scale.length > least ? (
                      <IconButton
                        icon="trash"
                        size="small"
                        name={`Take out place ${index + 1}`}
                        onPress={() => remove(index)}
                      />
                    ) : undefined
                  }
                />
              </li>
            ))
            .reverse()}
        </ol>
      </fieldset>
      <div className={styles.row}>
        <NumberField
          label="How many of those who answer, in percent"
          value={threshold.percent}
          minValue={1}
          maxValue={100}
          onChange={(percent) => percent !== undefined && change({ threshold: { ...threshold, percent } })}
        />
        <Select
          label="Choose this place or above"
          choices={scale.map((name, index) => ({ id: String(index + 1), name: `${index + 1} ${name}` })).reverse()}
          value={String(threshold.from)}
          onChange={(from) => change({ threshold: { ...threshold, from: Number(from) } })}
        />
      </div>
      <Switch
        on={veto}
        onChange={(on) => change({ veto: on })}
        sub="Whoever chooses it is heard, and may stay unnamed."
      >
        One answer at 1 stops it
      </Switch>
      <BoardNote icon="info">{ruleWords(settings)}</BoardNote>
    </Stack>
  )
}
