import type { IconName } from '#renderer/ui/icon.tsx'

export type Place = { readonly path: string; readonly name: string; readonly icon: IconName; readonly keys?: string }

/** The rail, in the order of the work. */
export const workPlaces: readonly Place[] = [
  { path: '/overview', name: 'Overview', icon: 'overview', keys: 'Alt+1' },
  { path: '/inquiry', name: 'Inquiry', icon: 'inquiry', keys: 'Alt+2' },
  { path: '/evidence', name: 'Evidence', icon: 'evidence', keys: 'Alt+3' },
  { path: '/voices', name: 'Voices', icon: 'voices', keys: 'Alt+4' },
  { path: '/proposals', name: 'Proposals', icon: 'proposals', keys: 'Alt+5' },
  { path: '/sessions', name: 'Sessions', icon: 'sessions', keys: 'Alt+6' },
  { path: '/consultation', name: 'Consultation', icon: 'consultation', keys: 'Alt+7' },
  { path: '/group', name: 'Group', icon: 'group', keys: 'Alt+8' },
]

export const footPlaces: readonly Place[] = [
  { path: '/library', name: 'Library', icon: 'law', keys: 'Alt+9' },
  { path: '/settings', name: 'Settings', icon: 'settings', keys: 'Mod+,' },
]

/** Places that are found by name rather than in the rail. */
export const otherPlaces: readonly Place[] = [
  { path: '/sessions/decisions', name: 'All decisions', icon: 'check' },
  { path: '/sessions/actions', name: 'All actions', icon: 'arrow-right' },
  { path: '/sessions/parked', name: 'Everything parked', icon: 'clock' },
  { path: '/timetable', name: 'Timetable', icon: 'calendar' },
  { path: '/library/provisions', name: 'Law', icon: 'law' },
  { path: '/library/rights', name: 'Rights', icon: 'rights' },
  { path: '/library/tests', name: 'The four tests', icon: 'shield' },
  { path: '/library/language', name: 'Language advice', icon: 'comment' },
  { path: '/library/methods', name: 'Methods', icon: 'sessions' },
  { path: '/library/questions', name: 'Questions of the inquiry', icon: 'inquiry' },
  { path: '/group/people', name: 'People', icon: 'people' },
  { path: '/group/memberships', name: 'Memberships', icon: 'people' },
  { path: '/search', name: 'Search everything', icon: 'search' },
  { path: '/gallery', name: 'Gallery of the interface', icon: 'eye' },
]

/** The part of the work an address belongs to. */
export function isWithin(pathname: string, place: string): boolean {
  if (place === '/overview') return pathname === place || pathname.startsWith('/timetable')
  return pathname === place || pathname.startsWith(`${place}/`)
}
