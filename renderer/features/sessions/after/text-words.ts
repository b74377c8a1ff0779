import { plainDay, todayHere } from '#renderer/features/records/index.ts'
import type { BadgeState } from '#renderer/ui/badge.tsx'
import type { FactsOf } from '#shared/domain/records/kinds.ts'
import type { SessionClose, TextAtClose } from '#shared/rpc/contract/session.ts'

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const sentence = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/** "30 March 2026, 16:20". Epoch milliseconds. */
export const dayAndTime = (at: number) => `${plainDay(todayHere(new Date(at)))}, ${clock.format(at)}`

type Signed = TextAtClose['signed'][number]
const nameOf = ({ name, isHere }: Signed) => `${name || 'someone'}${isHere ? ' (this computer)' : ''}`
const capital = (words: string) => words.charAt(0).toLocaleUpperCase('en-GB') + words.slice(1)

/** Who held a text at the close, by the signatures that hold. */
export function heldBy({ signed, kept }: Pick<TextAtClose, 'signed' | 'kept'>): string {
  const names = signed.filter(({ holds }) => holds).map(nameOf)
  if (names.length === 0) return 'No signature shows who held this text when the session ended.'
  if (kept !== 'whole') return capital(`${sentence.format(names)} signed this text when the session ended.`)
  if (names.length === 1) return `Only ${names[0]} signed this text when the session ended.`
  return capital(`${sentence.format(names)} held exactly this text when the session ended.`)
}

/** What somebody has to know before they rely on what is kept of a text. Empty where nothing is amiss. */
export function doubtsAbout({ signed, kept }: Pick<TextAtClose, 'signed' | 'kept'>): readonly string[] {
  const elsewhere = 'What was signed can be read at the computer of somebody else who was there.'
  const broken = signed.filter(({ holds }) => !holds).map(nameOf)
  return [
    ...(kept === 'altered' ? [`What this computer kept of it is not what was signed. ${elsewhere}`] : []),
    ...(kept === 'unreadable' ? [`What this computer kept of it cannot be opened. ${elsewhere}`] : []),
    ...(broken.length === 0
      ? []
      : [
          broken.length === 1
            ? `The signature of ${broken[0]} does not fit this text, and is not counted.`
            : `The signatures of ${sentence.format(broken)} do not fit this text, and are not counted.`,
        ]),
  ]
}

/** Where the text stands today. */
export const todayStates: Readonly<Record<TextAtClose['now'], { readonly state: BadgeState; readonly words: string }>> =
  {
    same: { state: 'done', words: 'Still the same' },
    changed: { state: 'stale', words: 'Changed since' },
    gone: { state: 'plain', words: 'No longer here' },
  }

/** Why there is nothing to read of the last close. `isOpen`: the session goes on, or is just being closed. */
export function whyNone(
  last: Pick<SessionClose, 'shared' | 'lent'> | undefined,
  state: FactsOf<'workshop'>['state'],
  isOpen: boolean,
): string {
  if (isOpen || (last === undefined && state !== 'ended'))
    return 'When the session ends, everyone’s computer signs the shared texts as they stand then, and keeps them. They can be read here afterwards.'
  if (last === undefined)
    return 'This computer was not there when the session was closed, or it stopped without being closed. What was written is in the texts themselves.'
  if (last.lent) return 'The texts were lent for the session. Nothing of them was kept on this computer.'
  if (last.shared === 0) return 'No text was shared when the session ended.'
  return 'This computer did not hold the shared texts as they were signed, and kept none of them.'
}
