import { useRefusals } from '#renderer/app/refusals.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { useToasts } from '#renderer/ui/toast.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { useChooseSave, useReveal, useWritingCalendar } from './queries.ts'

/** Writes a file that any calendar takes, to send with the invitation. */
export function CalendarButton({ session }: { readonly session: RecordOf<'workshop'> }) {
  const choosing = useChooseSave()
  const writing = useWritingCalendar()
  const revealing = useReveal()
  const refusals = useRefusals()
  const toasts = useToasts()
  const write = async () => {
    try {
      const chosen = await choosing.mutateAsync({
        title: 'Where should the calendar file be put?',
        filters: [{ name: 'Calendar', extensions: ['ics'] }],
        name: `${
          session.facts.title
            .replaceAll(/[\\/:*?"<>|]+/g, ' ')
            .trim()
            .slice(0, 80) || 'Session'
        }.ics`,
      })
      if (chosen === null) return
      const { file } = await writing.mutateAsync({ workshop: session.id, file: chosen })
      toasts.show({
        text: 'The calendar file is written. It names nobody.',
        action: { name: 'Show it', onPress: () => void revealing.mutateAsync({ file }).catch(refusals.show) },
      })
    } catch (error) {
      refusals.show(error)
    }
  }
  return (
    <Button variant="quiet" size="small" icon="calendar" onPress={() => void write()} pending={writing.isPending}>
      Calendar file
    </Button>
  )
}
