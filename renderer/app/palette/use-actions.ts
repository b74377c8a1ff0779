import { useNavigate } from '@tanstack/react-router'
import { useCreating, useUndo, useUndoState } from '#renderer/features/records/index.ts'
import type { IconName } from '#renderer/ui/icon.tsx'
import { type KindName, kinds } from '#shared/domain/records/kinds.ts'
import { iconOf } from '../places.ts'
import { useAppearance } from '../preferences.ts'
import { useLeaveWorkspace } from '../queries.ts'
import { footPlaces, otherPlaces, workPlaces } from '../shell/rail-links.ts'

export type Action = {
  readonly id: string
  readonly name: string
  readonly icon: IconName
  readonly keys?: string
  readonly sub?: string
  /** Offered whatever was typed. */
  readonly always?: boolean
  /** The beginning of its name, where the rest is somebody's title: who types a title looks for the record, and Enter must not undo it. */
  readonly foundBy?: string
  readonly run: () => void
}

const creatable: readonly KindName[] = [
  'proposal',
  'evidence',
  'voice',
  'area',
  'issue',
  'milestone',
  'organisation',
  'person',
  'membership',
  'workshop',
  'action',
  'consultation',
  'provision',
  'right',
  'test',
  'language_rule',
  'method',
]

/** Everything that can be done from anywhere. */
export function useActions({
  words,
  onHelp,
}: {
  readonly words: string
  readonly onHelp: () => void
}): readonly Action[] {
  const navigate = useNavigate()
  const creating = useCreating()
  const { undo, redo } = useUndo()
  const { data: changes } = useUndoState()
  const leave = useLeaveWorkspace()
  const { appearance, choose } = useAppearance()
  const go = (to: string) => () => void navigate({ to })

  const named: readonly Action[] =
    words === ''
      ? []
      : [
          {
            id: 'new proposal called',
            name: `New proposal called “${words}”`,
            icon: 'plus',
            always: true,
            run: () => creating('proposal', { given: { title: words } }),
          },
          {
            id: 'search everything for',
            name: `Show everything that says “${words}”`,
            icon: 'search',
            always: true,
            run: () => void navigate({ to: '/search', search: { text: words } }),
          },
        ]

  return [
    ...[...workPlaces, ...footPlaces, ...otherPlaces].map(({ path, name, icon, keys }) => ({
      id: `go ${path}`,
      name,
      icon,
      ...(keys === undefined ? {} : { keys }),
      run: go(path),
    })),
    ...creatable.map((kind) => ({
      id: `new ${kind}`,
      name: kind === 'voice' ? 'Record what someone said' : `New ${kinds[kind].one.toLowerCase()}`,
      icon: iconOf[kind],
      run: () => creating(kind),
    })),
    { id: 'import', name: 'Import evidence from files', icon: 'file-import', run: go('/evidence/import') },
    { id: 'start session', name: 'Start or join a session', icon: 'play', run: go('/sessions') },
    ...(changes?.undo
      ? [{ ...doIt('undo', `Undo: ${changes.undo}`, 'undo', 'Mod+Z', () => void undo()), foundBy: 'Undo' }]
      : []),
    ...(changes?.redo
      ? [{ ...doIt('redo', `Redo: ${changes.redo}`, 'redo', 'Mod+Shift+Z', () => void redo()), foundBy: 'Redo' }]
      : []),
    doIt('dark', 'Use dark colours', 'moon', undefined, () => choose('theme', 'dark')),
    doIt('light', 'Use light colours', 'sun', undefined, () => choose('theme', 'light')),
    doIt('larger', 'Larger text, for a projector', 'eye', undefined, () =>
      choose('textScale', appearance.textScale === 100 ? 125 : appearance.textScale === 125 ? 150 : 200),
    ),
    doIt('usual', 'Usual text size', 'eye', undefined, () => choose('textScale', 100)),
    { id: 'backup', name: 'Back up now', icon: 'shield', run: go('/settings') },
    doIt('keys', 'Keys', 'info', '?', onHelp),
    doIt('close', 'Close the workspace', 'leave', undefined, () => void leave()),
    ...named,
  ]
}

const doIt = (id: string, name: string, icon: IconName, keys: string | undefined, run: () => void): Action => ({
  id,
  name,
  icon,
  run,
  ...(keys === undefined ? {} : { keys }),
})
