import { useNavigate } from '@tanstack/react-router'
import { usePart } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { useWritingMinutes } from './queries.ts'

type WriteMinutesProps = {
  readonly session: RecordOf<'workshop'>
  readonly onProblem: (error: unknown) => void
}

/** Writes the first minutes and opens them. */
export function WriteMinutes({ session, onProblem }: WriteMinutesProps) {
  const navigate = useNavigate()
  const writing = useWritingMinutes()
  const may = usePart('workshop', session.id).change()
  const write = async () => {
    try {
      await writing.mutateAsync({ workshop: session.id, anew: false })
      void navigate({ to: `/sessions/${session.id}/minutes` })
    } catch (error) {
      onProblem(error)
    }
  }
  if (!may) return null
  return (
    <Button
      variant={session.facts.state === 'ended' ? 'primary' : 'default'}
      icon="proposals"
      onPress={() => void write()}
      pending={writing.isPending}
    >
      Write the minutes from what happened
    </Button>
  )
}
