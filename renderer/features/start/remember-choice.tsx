import { Checkbox } from '#renderer/ui/checkbox.tsx'

type RememberChoiceProps = {
  readonly keychainIsSafe: boolean
  readonly remember: boolean
  readonly onChange: (remember: boolean) => void
}

/** Offered only where the system's keychain really protects what it keeps. */
export function RememberChoice({ keychainIsSafe, remember, onChange }: RememberChoiceProps) {
  return (
    <Checkbox
      checked={keychainIsSafe && remember}
      disabled={!keychainIsSafe}
      onChange={onChange}
      sub={
        keychainIsSafe
          ? 'Kept in this computer’s keychain. Whoever is signed in here can open the workspace.'
          : 'Not on this computer: its keychain only hides what it keeps and does not protect it.'
      }
    >
      Remember on this computer
    </Checkbox>
  )
}
