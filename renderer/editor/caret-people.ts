/** How a person's caret is told apart besides by name. Six hues of the theme; heather is kept for voices. */
export const caretColours = ['#3f3a33', '#1b5867', '#3a632b', '#7d5000', '#9b3320', '#3d4f8a'] as const

/** The same hue for the same name on every computer. */
export function caretColour(name: string): (typeof caretColours)[number] {
  let sum = 0
  for (const letter of name.normalize('NFC')) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  return caretColours[sum % caretColours.length] ?? caretColours[0]
}

const longestName = 40

/** A name that came from another computer, made safe to show: one line, no hidden or turning characters. */
export function shownName(name: unknown): string {
  if (typeof name !== 'string') return 'Someone'
  const clean = name
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return [...clean].slice(0, longestName).join('') || 'Someone'
}

/** Which of the hues a caret takes: the colour its owner sent where it is one of ours, otherwise by name. */
export function hueOf(user: { readonly name?: unknown; readonly color?: unknown }): number {
  const sent = (caretColours as readonly unknown[]).indexOf(user.color)
  return (sent === -1 ? caretColours.indexOf(caretColour(shownName(user.name))) : sent) + 1
}
