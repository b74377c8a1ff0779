import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { count, isTitleHit, placeOfHit, useSearch } from '#renderer/features/records/index.ts'
import { CommandPalette, type Hit, type HitGroup } from '#renderer/ui/command-palette.tsx'
import { kinds } from '#shared/domain/records/kinds.ts'
import { iconOf } from '../places.ts'
import { matchIn } from './match.ts'
import { useActions } from './use-actions.ts'

type AppPaletteProps = { readonly open: boolean; readonly onClose: () => void; readonly onHelp: () => void }

/** More would push what was found out of sight. */
const mostActions = 8

/** Finds any record, any text, any place, and does any action. */
export function AppPalette(props: AppPaletteProps) {
  return props.open ? <OpenPalette {...props} /> : null
}

function OpenPalette({ onClose, onHelp }: AppPaletteProps) {
  const navigate = useNavigate()
  const [words, setWords] = useState('')
  const looked = useDeferredValue(words.trim())
  const search = useSearch(looked, undefined, 12)
  const actions = useActions({ words: words.trim(), onHelp })
  const matching = actions.flatMap((action) => {
    const ranges = action.always ? [] : matchIn(action.foundBy ?? action.name, words)
    return ranges === null ? [] : [{ action, hit: { ...action, ranges } satisfies Hit }]
  })
  const doing = [
    ...matching.filter(({ action }) => !action.always).slice(0, mostActions),
    ...matching.filter(({ action }) => action.always),
  ]

  const hits = looked === '' ? [] : (search.data?.hits ?? [])
  const titles = hits.filter(isTitleHit)
  const texts = hits.filter((hit) => !isTitleHit(hit))
  const notShown = looked === '' ? 0 : (search.data?.voicesNotShown ?? 0)
  const groups: readonly HitGroup[] = [
    { id: 'records', title: 'Records', hits: titles.map((hit) => hitOf(hit, kinds[hit.kind].one)) },
    {
      id: 'texts',
      title: 'Words in the text',
      hits: [
        ...texts.map((hit) => hitOf(hit, `${kinds[hit.kind].one} · ${hit.title}`)),
        ...(notShown === 0
          ? []
          : [
              {
                id: 'voices',
                name: `${count(notShown, 'voice was', 'voices were')} not searched`,
                sub: 'Their words are not for this screen. Open Voices to see why.',
                icon: 'voices',
                voice: true,
              } as const,
            ]),
      ],
    },
    { id: 'do', title: words === '' ? 'Go or do' : 'Do', hits: doing.map(({ hit }) => hit) },
  ]
  const choose = (id: string) => {
    onClose()
    if (id === 'voices') return void navigate({ to: '/voices' })
    const action = doing.find(({ hit }) => hit.id === id)?.action
    if (action !== undefined) return action.run()
    const found = hits.find((hit) => hitId(hit) === id)
    if (found !== undefined) void navigate({ href: placeOfHit(found) })
  }
  return (
    <CommandPalette
      open
      onOpenChange={(next) => (next ? undefined : onClose())}
      words={words}
      onWords={setWords}
      groups={groups}
      onChoose={choose}
      searching={search.isFetching}
    />
  )
}

type Found = NonNullable<ReturnType<typeof useSearch>['data']>['hits'][number]

const hitId = (hit: Found) => `${hit.kind} ${hit.id} ${hit.field}`

function hitOf(hit: Found, sub: string): Hit {
  // Whose words may be read here are still hidden until somebody asks: others may be looking at this screen.
  if (hit.kind === 'voice')
    return {
      id: hitId(hit),
      name: `${kinds.voice.one} ${hit.title}`,
      sub: 'Says this. Its words show on its page.',
      icon: 'voices',
      voice: true,
    }
  let at = 0
  const ranges = hit.snippet.flatMap((piece) => {
    const start = at
    at += piece.text.length
    return piece.hit ? [{ start, end: at }] : []
  })
  return {
    id: hitId(hit),
    name: hit.snippet.map((piece) => piece.text).join(''),
    ranges,
    sub,
    icon: iconOf[hit.kind],
  }
}
