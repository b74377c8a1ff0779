import { placeOf } from '#renderer/app/places.ts'
import { count } from '#renderer/features/records/index.ts'
import { LinkedRow, PanelSection } from '#renderer/ui/panel.tsx'
import { useEvidence } from './queries.ts'
import type { Readings } from './use-readings.ts'

/** What the text itself points to: the evidence it cites and how many voices it quotes. */
export function CitedSection({ readings }: { readonly readings: Readings }) {
  const { evidenceIds, cited, quoteIds } = readings
  const titles = useEvidence(evidenceIds)
  if (evidenceIds.length + quoteIds.length === 0) return null
  return (
    <PanelSection title="In the text">
      <ul>
        {evidenceIds.map((id) => {
          const known = titles.get(id)
          const places = cited.filter((one) => one.evidenceId === id && one.locator !== '')
          return (
            <li key={id}>
              <LinkedRow
                icon="evidence"
                name={known === undefined ? 'Looking for the evidence' : (known?.title ?? 'Evidence that is not here')}
                sub={['Cited', ...places.map((one) => one.locator)].join(' · ')}
                href={known ? placeOf('evidence', id) : undefined}
              />
            </li>
          )
        })}
        {quoteIds.length === 0 ? null : (
          <li>
            <LinkedRow
              icon="voices"
              voice
              name={count(quoteIds.length, 'quote of a voice', 'quotes of voices')}
              sub="Shown as far as each of them agreed"
            />
          </li>
        )}
      </ul>
    </PanelSection>
  )
}
