import { useState } from 'react'
import { RefusalNotice } from '#renderer/app/refusals.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { useJoining } from './queries.ts'
import styles from './sessions.module.css'

/** The code comes from the chair's screen. A code that is not right stays in the field, to be mended. */
export function JoinForm() {
  const joining = useJoining()
  const [code, setCode] = useState('')
  return (
    <form
      className={styles.way}
      onSubmit={(event) => {
        event.preventDefault()
        if (code.trim() !== '') joining.mutate({ code })
      }}
    >
      <SectionHeading>Join with a code</SectionHeading>
      <TextField
        label="Join code"
        hint="From the chair’s screen. Small and capital letters, spaces and dashes do not matter."
        value={code}
        onChange={setCode}
        maxLength={200}
        autoComplete="off"
      />
      <p className={styles.quiet}>
        The proposals of the session come to this computer and stay here afterwards. Words of children and families are
        not sent.
      </p>
      {joining.error === null ? null : <RefusalNotice error={joining.error} />}
      <div>
        <Button type="submit" pending={joining.isPending} why={code.trim() === '' ? 'Enter the code first' : undefined}>
          Join the session
        </Button>
      </div>
    </form>
  )
}
