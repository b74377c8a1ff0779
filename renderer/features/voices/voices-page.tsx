import { useNavigate, useParams } from '@tanstack/react-router'
import { Answer } from '#renderer/app/answer.tsx'
import { useNewAction } from '#renderer/app/new-action.tsx'
import { useCreating, useRecord } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { Sheet } from '#renderer/ui/sheet.tsx'
import { useVoices } from './queries.ts'
import { VoicePage } from './voice-page.tsx'
import { VoicePanel } from './voice-panel.tsx'
import { VoicesList } from './voices-list.tsx'

/** What people said, kept as they agreed. */
export function VoicesPage() {
  const { id } = useParams({ strict: false })
  const navigate = useNavigate()
  const creating = useCreating()
  const { voices, consentsOf } = useVoices()
  const record = useRecord('voice', id)
  useNewAction(() => creating('voice'))
  const open = (next: string | null) => void navigate({ to: next === null ? '/voices' : `/voices/${next}` })
  return (
    <Sheet
      list={<VoicesList voices={voices.data ?? []} consentsOf={consentsOf} selected={id ?? null} onOpen={open} />}
      showing={id === undefined ? 'list' : 'page'}
      onBack={() => open(null)}
      backName="Voices"
      panel={
        record.data === undefined || record.data.deleted_at !== null ? undefined : (
          <VoicePanel key={record.data.id} voice={record.data} />
        )
      }
      panelName="Support, use and withdrawal"
    >
      {id === undefined ? (
        <Page title="Voices" measure="text">
          <EmptyState
            icon="voices"
            title="Words that belong to someone"
            action={
              <Button variant="primary" icon="plus" onPress={() => creating('voice')}>
                Record what someone said
              </Button>
            }
          >
            They stay hidden until you ask to see them, and go wherever the person agreed and nowhere else.
          </EmptyState>
        </Page>
      ) : (
        <Answer query={record} loading="Opening the voice">
          {(voice) => <VoicePage key={voice.id} voice={voice} onGone={() => open(null)} />}
        </Answer>
      )}
    </Sheet>
  )
}
