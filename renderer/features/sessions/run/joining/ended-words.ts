import type { Ended } from '../queries.ts'

/** How a session came to its end for this computer, and what is safe. */
export function endedWords({ title, why }: Ended): { readonly title: string; readonly words: string } {
  switch (why) {
    case 'ended':
      return { title: `“${title}” has ended.`, words: 'What you wrote in it is saved on this computer.' }
    case 'removed':
      return {
        title: `Your part in “${title}” has ended.`,
        words:
          'Whoever runs the session closed it for this computer. What you wrote is saved here. If you think it was not meant, ask them for a new invitation.',
      }
    case 'refused':
      return {
        title: 'You were not let in this time.',
        words:
          'Nothing of yours was shown to anyone. The numbers on both screens may have differed, or it was not the moment. Ask for a new invitation and compare the numbers again.',
      }
  }
}
