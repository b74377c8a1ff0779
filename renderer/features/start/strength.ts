/** How hard a passphrase would be to guess, in words a person can act on. Length counts for most. */
export type Strength = {
  readonly word: 'Too short' | 'Could be longer' | 'Good' | 'Strong'
  readonly say: string
  readonly enough: boolean
}

const least = 12

export function strengthOf(passphrase: string): Strength {
  const length = [...passphrase].length
  const words = passphrase
    .trim()
    .split(/[\s-]+/)
    .filter((word) => word.length > 2).length
  const different = new Set(passphrase.toLocaleLowerCase('en-GB')).size
  if (length < least)
    return {
      word: 'Too short',
      say: `${least - length} more characters, at least. Four or five words are easy to remember.`,
      enough: false,
    }
  if (different < 6)
    return { word: 'Could be longer', say: 'The same few letters come again. Add another word.', enough: true }
  if (length < 18 && words < 4)
    return { word: 'Could be longer', say: 'Another word or two would make it strong.', enough: true }
  if (length < 24) return { word: 'Good', say: 'Hard to guess.', enough: true }
  return { word: 'Strong', say: 'Very hard to guess.', enough: true }
}
