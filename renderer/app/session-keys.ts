/** Keys of a session, alike for everyone. With Alt, so that they also work while somebody writes. */
export const sessionKeys = {
  hand: 'Alt+H',
  pass: 'Alt+P',
  pause: 'Alt+B',
  leave: 'Alt+Q',
  notes: 'Alt+N',
  park: 'Alt+L',
  workshop: 'Alt+W',
  next: 'Alt+G',
  extend: 'Alt+E',
  clock: 'Alt+K',
  room: 'Alt+R',
} as const

/** What they do, for the list of keys. */
export const sessionKeyNames = [
  ['Raise a hand, lower it', sessionKeys.hand],
  ['Pass', sessionKeys.pass],
  ['Pause, come back in', sessionKeys.pause],
  ['Leave quietly', sessionKeys.leave],
  ['My own notes', sessionKeys.notes],
  ['Park something for later', sessionKeys.park],
  ['The whole workshop', sessionKeys.workshop],
  ['Begin what comes next', sessionKeys.next],
  ['Five minutes more', sessionKeys.extend],
  ['Stop the clock, go on', sessionKeys.clock],
  ['Open the room view', sessionKeys.room],
] as const
