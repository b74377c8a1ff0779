import { type ReactNode, useState } from 'react'
import { isRefusal, RefusalNotice } from '#renderer/app/refusals.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { ButtonRow } from '#renderer/ui/button-row.tsx'
import { Segmented } from '#renderer/ui/segmented.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { useOpening } from './queries.ts'
import { RememberChoice } from './remember-choice.tsx'
import { StartCard } from './start-card.tsx'

type UnlockFormProps = {
  readonly file: string
  readonly name: string
  readonly keychainIsSafe: boolean
  readonly onBack: () => void
  readonly onRestore: () => void
}

/** Opens a workspace of the group's own. */
export function UnlockForm({ file, name, keychainIsSafe, onBack, onRestore }: UnlockFormProps) {
  const { open } = useOpening()
  const [by, setBy] = useState<'passphrase' | 'recovery-code'>('passphrase')
  const [words, setWords] = useState('')
  const [remember, setRemember] = useState(false)
  const [opening, setOpening] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)
  const submit = async () => {
    setOpening(true)
    setRefusal(null)
    try {
      const secret = by === 'passphrase' ? ({ by, passphrase: words } as const) : ({ by, code: words } as const)
      await open(file, secret, remember && keychainIsSafe)
    } catch (error) {
      setRefusal(error)
      setOpening(false)
    }
  }
  return (
    <StartCard title={name} sub={file} onBack={onBack} onSubmit={() => void submit()}>
      <Segmented
        label="How to open it"
        choices={[
          { id: 'passphrase', name: 'Passphrase' },
          { id: 'recovery-code', name: 'Recovery code' },
        ]}
        value={by}
        onChange={(next) => {
          setBy(next)
          setWords('')
          setRefusal(null)
        }}
      />
      <TextField
        key={by}
        autoFocus
        label={by === 'passphrase' ? 'Passphrase' : 'Recovery code'}
        hint={by === 'passphrase' ? undefined : 'From the printed sheet. Spaces and capital letters do not matter.'}
        type={by === 'passphrase' ? 'password' : 'text'}
        autoComplete={by === 'passphrase' ? 'current-password' : 'off'}
        spellCheck="false"
        value={words}
        onChange={setWords}
      />
      <RememberChoice keychainIsSafe={keychainIsSafe} remember={remember} onChange={setRemember} />
      {refusal === null ? null : <RefusalNotice error={refusal} actions={damagedActions(refusal, onRestore)} />}
      <ButtonRow>
        <Button type="submit" variant="primary" pending={opening} disabled={words === ''}>
          Open the workspace
        </Button>
      </ButtonRow>
    </StartCard>
  )
}

/** What can be done about a file that does not open. */
export function damagedActions(refusal: unknown, onRestore: () => void): ReactNode {
  const mendable = ['workspace/damaged', 'workspace/not-a-workspace', 'workspace/missing']
  if (!mendable.some((code) => isRefusal(refusal, code))) return undefined
  return (
    <Button size="small" onPress={onRestore}>
      Restore a backup
    </Button>
  )
}
