import { useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog, DialogActions } from '#renderer/ui/dialog.tsx'
import { TextArea } from '#renderer/ui/text-area.tsx'
import { useToasts } from '#renderer/ui/toast.tsx'
import type { SayIntent } from '../queries.ts'

/** Puts something aside so that it is not lost and does not interrupt. */
export function ParkDialog({ say, onClose }: { readonly say: SayIntent; readonly onClose: () => void }) {
  const toasts = useToasts()
  const [words, setWords] = useState('')
  const [saying, setSaying] = useState(false)
  const park = async () => {
    setSaying(true)
    const taken = await say({ t: 'park', words: words.trim() })
    setSaying(false)
    if (taken === null) return
    toasts.show({
      text: taken.queued ? 'Kept here; it is parked as soon as the session is reached' : 'Parked for later',
    })
    onClose()
  }
  return (
    <Dialog title="Park this for later" open onOpenChange={(open) => (open ? undefined : onClose())} light={false}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (words.trim() !== '') void park()
        }}
      >
        <TextArea
          label="What should not be lost?"
          hint="Everyone sees it in the parking lot, without your name"
          value={words}
          onChange={setWords}
          maxLength={600}
          autoFocus
        />
        <DialogActions>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button
            variant="primary"
            type="submit"
            pending={saying}
            why={words.trim() === '' ? 'Write a few words first' : undefined}
          >
            Park it
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
