import { useMemo } from 'react'
import { useAsk, useTell } from '#renderer/app/asking.ts'
import { type LooseFacts, useLinks, useRecords, useRows } from '#renderer/features/records/index.ts'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import type { ConsentFacts } from '#shared/domain/voice/may-show.ts'

/** Voices with everything that was ever agreed about each. */
export function useVoices() {
  const voices = useRecords('voice', { limit: 5000 })
  const consents = useRecords('consent', { limit: 5000 })
  const agreed = useMemo(() => Map.groupBy(consents.data ?? [], ({ facts }) => facts.voice), [consents.data])
  const consentsOf = (voice: string): readonly ConsentFacts[] => (agreed.get(voice) ?? []).map(({ facts }) => facts)
  return { voices, consentsOf, known: consents.data !== undefined }
}

export function useConsents(voice: string) {
  return useRecords('consent', { where: { voice } })
}

export const useAreas = () => useRows('area')
export const useVoiceLinks = (voice: string) => useLinks('voice', voice)
export const useQuotes = (voice: string) => useRecords('quote', { where: { voice } })

/** The words, asked for only when somebody asks to see them, and forgotten as soon as they look away. */
export function useVoiceWords(id: string, shown: boolean) {
  return useAsk('voice.words', { id, purpose: 'read' }, { about: ['voice', 'consent'], enabled: shown, keepFor: 0 })
}

/** What is done with a voice. Each rejects with a refusal, for the screen to say. */
export function useVoiceActions() {
  const recording = useTell('voice.record')
  const asking = useTell('voice.askAgain')
  const withdrawing = useTell('voice.withdraw')
  const quoting = useTell('voice.quote')
  return {
    record: async (facts: LooseFacts, words: string, consent: LooseFacts) =>
      (await recording.mutateAsync({
        facts: { ...facts } as never,
        words,
        consent: { ...consent } as never,
      })) as unknown as RecordOf<'voice'>,
    askAgain: (id: string, consent: LooseFacts) => asking.mutateAsync({ id, consent: { ...consent } as never }),
    withdraw: (id: string, on: string) => withdrawing.mutateAsync({ id, on }),
    quote: (id: string, start: number, end: number) => quoting.mutateAsync({ id, start, end }),
  }
}
