import { Button } from '#renderer/ui/button.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import type { AnyBoardView, RoomView } from '#shared/domain/session/room/shapes.ts'
import type { SayIntent } from '../queries.ts'

const hasLooked = ({ view }: AnyBoardView): boolean =>
  ('poll' in view && view.poll.counts !== null) || ('looked' in view && view.looked)

/** A poll is written down when its part ends: before that, a decision cannot keep its tally. */
export function JustAsked({ view, say }: { readonly view: RoomView; readonly say: SayIntent }) {
  if (view.board === null || !hasLooked(view.board)) return null
  return (
    <Notice
      title="What was just asked can be kept with the decision."
      live="status"
      actions={
        <Button size="small" icon="check" onPress={() => void say({ t: 'end-block' })}>
          End this part
        </Button>
      }
    >
      Its threshold and tally are written down when this part ends.
    </Notice>
  )
}
