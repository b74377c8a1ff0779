import { TextField } from '#renderer/ui/text-field.tsx'
import styles from './start.module.css'
import { strengthOf } from './strength.ts'

export type Passphrases = { readonly once: string; readonly again: string }

/** Why these cannot be used yet, or undefined. */
export function whyNot({ once, again }: Passphrases): string | undefined {
  if (!strengthOf(once).enough) return 'Choose a longer passphrase first'
  if (once !== again) return 'Enter the same passphrase twice first'
  return undefined
}

type PassphraseFieldsProps = { readonly value: Passphrases; readonly onChange: (value: Passphrases) => void }

/** A new passphrase, twice, with how strong it is in words. */
export function PassphraseFields({ value, onChange }: PassphraseFieldsProps) {
  const { word, say } = strengthOf(value.once)
  const differs = value.again !== '' && !value.once.startsWith(value.again) && value.again !== value.once
  return (
    <>
      <TextField
        label="Passphrase"
        type="password"
        autoComplete="new-password"
        hint={
          <span role="status">
            {value.once === '' ? (
              'Four or five words that do not belong together.'
            ) : (
              <>
                <strong>{word}.</strong> {say}
              </>
            )}
          </span>
        }
        value={value.once}
        onChange={(once) => onChange({ ...value, once })}
      />
      <TextField
        label="The same passphrase again"
        type="password"
        autoComplete="new-password"
        error={differs ? 'This is not the same. Check both.' : undefined}
        value={value.again}
        onChange={(again) => onChange({ ...value, again })}
      />
      <p className={styles.note}>
        Nobody can open the workspace without it or the recovery code: not us, not the people who run your computers.
      </p>
    </>
  )
}
