import type { IconName } from '#renderer/ui/icon.tsx'
import type { KindName } from '#shared/domain/records/kinds.ts'

/** The kinds that the library keeps, each under its own name in the address. */
export const shelves = {
  provisions: 'provision',
  rights: 'right',
  tests: 'test',
  language: 'language_rule',
  methods: 'method',
  questions: 'issue',
} as const satisfies Record<string, KindName>
export type Shelf = keyof typeof shelves

export const groupTabs = {
  organisations: 'organisation',
  people: 'person',
  memberships: 'membership',
  about: 'programme',
} as const satisfies Record<string, KindName>
export type GroupTab = keyof typeof groupTabs

const shelfOf = Object.fromEntries(Object.entries(shelves).map(([shelf, kind]) => [kind, shelf]))
const tabOf = Object.fromEntries(Object.entries(groupTabs).map(([tab, kind]) => [kind, tab]))

const ownPages: Partial<Record<KindName, string>> = {
  area: '/inquiry',
  milestone: '/timetable',
  evidence: '/evidence',
  voice: '/voices',
  proposal: '/proposals',
  consultation: '/consultation',
  workshop: '/sessions',
  decision: '/sessions/decisions',
  action: '/sessions/actions',
  parked_item: '/sessions/parked',
}

/** Where a kind is listed; kinds that live inside another record have no list of their own. */
export function listOf(kind: KindName): string | null {
  if (ownPages[kind] !== undefined) return ownPages[kind]
  if (shelfOf[kind] !== undefined) return `/library/${shelfOf[kind]}`
  if (tabOf[kind] !== undefined) return `/group/${tabOf[kind]}`
  return null
}

/** The address of a record. One that lives inside another opens by way of /record, which finds where that is. */
export function placeOf(kind: KindName, id: string): string {
  const list = listOf(kind)
  return list === null ? `/record/${kind}/${id}` : `${list}/${id}`
}

/** The record that a part is read in: the field that names it. */
export const holderOf: Partial<Record<KindName, readonly [field: string, holder: KindName]>> = {
  commitment: ['area', 'area'],
  excerpt: ['evidence', 'evidence'],
  consent: ['voice', 'voice'],
  quote: ['voice', 'voice'],
  effect: ['proposal', 'proposal'],
  topic: ['consultation', 'consultation'],
  question: ['consultation', 'consultation'],
  export_record: ['consultation', 'consultation'],
  agenda_item: ['workshop', 'workshop'],
  attendance: ['workshop', 'workshop'],
  activity: ['workshop', 'workshop'],
  ballot: ['activity', 'activity'],
  cluster: ['activity', 'activity'],
  card: ['activity', 'activity'],
}

export const iconOf: Readonly<Record<KindName, IconName>> = {
  programme: 'info',
  organisation: 'group',
  person: 'people',
  membership: 'people',
  area: 'inquiry',
  commitment: 'check',
  issue: 'inquiry',
  milestone: 'calendar',
  evidence: 'evidence',
  excerpt: 'quote',
  voice: 'voices',
  consent: 'shield',
  quote: 'quote',
  proposal: 'proposals',
  effect: 'law',
  provision: 'law',
  right: 'rights',
  test: 'shield',
  language_rule: 'comment',
  method: 'sessions',
  consultation: 'consultation',
  topic: 'list',
  question: 'comment',
  export_record: 'download',
  workshop: 'sessions',
  agenda_item: 'list',
  attendance: 'people',
  activity: 'sessions',
  ballot: 'check',
  cluster: 'list',
  card: 'comment',
  parked_item: 'clock',
  decision: 'check',
  action: 'arrow-right',
  link: 'link',
}
