/** A join link that came from outside waits here until the screen for joining takes it: it is shown, and never followed by itself. */
let waiting = ''

export const keepJoinLink = (link: string): void => {
  waiting = link.slice(0, 400)
}

export function takeJoinLink(): string {
  const link = waiting
  waiting = ''
  return link
}
