import { useSearch as useAddress, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Link } from 'react-aria-components'
import { Answer } from '#renderer/app/answer.tsx'
import { iconOf } from '#renderer/app/places.ts'
import { count, isTitleHit, placeOfHit, Snippet, useSearch } from '#renderer/features/records/index.ts'
import { EmptyState, NothingFound } from '#renderer/ui/empty-state.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { SearchField } from '#renderer/ui/search-field.tsx'
import { Segmented } from '#renderer/ui/segmented.tsx'
import { Sheet } from '#renderer/ui/sheet.tsx'
import { type KindName, kinds } from '#shared/domain/records/kinds.ts'
import styles from './search.module.css'

const scopes = {
  all: { name: 'Everywhere', kinds: undefined },
  evidence: { name: 'Evidence', kinds: ['evidence', 'excerpt'] },
  proposals: { name: 'Proposals', kinds: ['proposal', 'effect'] },
  inquiry: { name: 'Inquiry', kinds: ['area', 'issue', 'commitment'] },
  library: { name: 'Library', kinds: ['provision', 'right', 'test', 'language_rule', 'method'] },
} as const satisfies Record<string, { name: string; kinds: readonly KindName[] | undefined }>
type Scope = keyof typeof scopes

/** Every place that says something, with the words marked. */
export function SearchPage() {
  const address: { text?: unknown } = useAddress({ strict: false })
  const navigate = useNavigate()
  const text = typeof address.text === 'string' || typeof address.text === 'number' ? String(address.text) : ''
  const [scope, setScope] = useState<Scope>('all')
  const query = useSearch(text, scopes[scope].kinds, 200)
  return (
    <Sheet>
      <Page title="Search" measure="page">
        <div className={styles.asked}>
          <SearchField
            label="Search everything"
            autoFocus
            value={text}
            onChange={(next) => void navigate({ to: '/search', search: { text: next }, replace: true })}
          />
          <Segmented
            label="Where to look"
            choices={Object.entries(scopes).map(([id, { name }]) => ({ id: id as Scope, name }))}
            value={scope}
            onChange={setScope}
          />
        </div>
        {text.trim() === '' ? (
          <EmptyState icon="search" title="Every word is searched">
            Type the beginning of a word, or several. Put a phrase in quotation marks to find it as it stands.
          </EmptyState>
        ) : (
          <Answer query={query} loading="Searching">
            {({ hits, more, voicesNotShown }) => (
              <>
                <p className={styles.sum} role="status">
                  {hits.length === 0 ? null : `${more ? 'The first ' : ''}${count(hits.length, 'place', 'places')}`}
                </p>
                {hits.length === 0 ? (
                  <NothingFound words={text}>Try fewer words, or the beginning of one.</NothingFound>
                ) : (
                  <ul className={styles.hits}>
                    {hits.map((hit) => (
                      <li key={`${hit.id} ${hit.field}`} data-voice={hit.kind === 'voice' || undefined}>
                        <Icon name={iconOf[hit.kind]} />
                        <div>
                          <Link href={placeOfHit(hit)}>
                            {hit.kind === 'voice' ? `${kinds.voice.one} ${hit.title}` : hit.title}
                          </Link>
                          <small>{kinds[hit.kind].one}</small>
                          {isTitleHit(hit) ? null : (
                            // Words of a voice stay hidden until somebody asks for them on its page.
                            <p>
                              {hit.kind === 'voice' ? (
                                'Says this. Its words show on its page.'
                              ) : (
                                <Snippet pieces={hit.snippet} />
                              )}
                            </p>
                          )}
                        </div>
                      </li>
                    ))}
                  </ul>
                )}
                {voicesNotShown === 0 ? null : (
                  <p className={styles.voices}>
                    <Icon name="eye-off" size="small" />
                    {`${count(voicesNotShown, 'voice was', 'voices were')} not searched: the words are not for this screen.`}{' '}
                    <Link href="/voices">Open Voices</Link>
                  </p>
                )}
              </>
            )}
          </Answer>
        )}
      </Page>
    </Sheet>
  )
}
