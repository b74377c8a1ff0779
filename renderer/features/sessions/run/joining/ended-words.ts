import type { Ended } from '../queries.ts'

/** Where people keep nothing of what they received. */
export const givenBack =
  'What you received in it was lent, and is no longer on this computer. What you wrote in the shared texts is saved with those who hold them.'

/** How a session came to its end for this computer, and what is safe. */
export function endedWords({ title, why, lent = false }: Ended): { readonly title: string; readonly words: string } {
  switch (why) {
    case 'ended':
      return {
        title: `“${title}” has ended.`,
        words: lent ? givenBack : 'What you wrote in it is saved on this computer.',
      }
    case 'removed':
      return {
        title: `Your part in “${title}” has ended.`,
        words: `Whoever runs the session closed it for this computer. ${lent ? givenBack : 'What you wrote is saved here.'} If you think it was not meant, ask them for a new invitation.`,
      }
    case 'refused':
      return {
        title: 'You were not let in this time.',
        words:
          'Nothing of yours was shown to anyone. The numbers on both screens may have differed, or it was not the moment. Ask for a new invitation and compare the numbers again.',
      }
  }
}
