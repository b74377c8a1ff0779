import { useMemo } from 'react'
import { useLinks, useRecords, useRows } from '#renderer/features/records/index.ts'
import { type ConsentFacts, consentInForce } from '#shared/domain/voice/may-show.ts'

/** Areas with the number of their questions. */
export function useAreas() {
  const areas = useRows('area')
  const issues = useRows('issue')
  const questions = useMemo(() => {
    const numbers = new Map<string, number>()
    for (const { facts } of issues.data?.rows ?? [])
      if (typeof facts.area === 'string') numbers.set(facts.area, (numbers.get(facts.area) ?? 0) + 1)
    return numbers
  }, [issues.data])
  return { areas, questions }
}

/** How many people spoke about an area, and how many of them may be quoted today. */
export function useVoicesAbout(area: string, today: string): { readonly all: number; readonly quotable: number } {
  const voices = useRows('voice', { where: { area } }).data
  const consents = useRecords('consent').data
  return useMemo(() => {
    const held = (voices?.rows ?? []).filter(({ facts }) => facts.state === 'held')
    const inForce = (id: string): ConsentFacts | undefined =>
      consentInForce((consents ?? []).filter(({ facts }) => facts.voice === id).map(({ facts }) => facts))
    const quotable = held.filter(({ id }) => {
      const consent = inForce(id)
      return consent?.may_quote === true && (consent.until_day === null || consent.until_day >= today)
    })
    return { all: held.length, quotable: quotable.length }
  }, [voices, consents, today])
}

export const useCommitments = (area: string) => useRecords('commitment', { where: { area } })
export const useQuestions = (area: string) => useRows('issue', { where: { area } })
export const useAreaLinks = (area: string) => useLinks('area', area)
