import type { Editor } from '@tiptap/core'
import { type FormEvent, useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog, DialogActions } from '#renderer/ui/dialog.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { safeHref } from '#shared/ydoc/safe-href.ts'

/** What someone typed as an address, completed where it is plainly a web page or a mailbox; null where it is neither. */
export function addressFrom(typed: string): string | null {
  const text = typed.trim()
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(text)) return safeHref(`mailto:${text}`)
  if (/^(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?:[/?#]\S*)?$/u.test(text)) return safeHref(`https://${text}`)
  return safeHref(text)
}

/** Adds, changes or removes the link at the caret or over the chosen words. */
export function LinkDialog({ editor, onClose }: { readonly editor: Editor; readonly onClose: () => void }) {
  const before: unknown = editor.getAttributes('link').href
  const [typed, setTyped] = useState(typeof before === 'string' ? before : '')
  const [hasProblem, setProblem] = useState(false)
  const close = () => {
    onClose()
    editor.commands.focus()
  }
  const keep = (event: FormEvent) => {
    event.preventDefault()
    const href = addressFrom(typed)
    if (href === null) return setProblem(true)
    const { empty } = editor.state.selection
    const chain = editor.chain().focus().extendMarkRange('link')
    if (empty && typeof before !== 'string')
      chain
        .insertContent({ type: 'text', text: href.replace(/^mailto:/, ''), marks: [{ type: 'link', attrs: { href } }] })
        .run()
    else chain.setLink({ href }).run()
    onClose()
  }
  return (
    <Dialog title={before ? 'Change the link' : 'Link to a page'} open onOpenChange={close} size="small">
      <form onSubmit={keep}>
        <TextField
          label="Address"
          hint="A web page or an email address"
          value={typed}
          onChange={(value) => {
            setTyped(value)
            setProblem(false)
          }}
          error={hasProblem ? 'This is not an address of a web page or a mailbox. Check how it begins.' : undefined}
          autoFocus
        />
        <DialogActions>
          {typeof before === 'string' ? (
            <Button
              variant="quiet"
              onPress={() => {
                editor.chain().focus().extendMarkRange('link').unsetLink().run()
                onClose()
              }}
            >
              Remove the link
            </Button>
          ) : null}
          <Button type="submit" variant="primary">
            Keep the link
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
