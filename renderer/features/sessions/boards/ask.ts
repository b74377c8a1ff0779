import type { AnyBoardView } from '#shared/domain/session/room/shapes.ts'

const asks: Partial<Record<AnyBoardView['method'], string>> = {
  'dot-vote': 'What matters most to you?',
  'fist-to-five': 'How far are you with it, from no finger to five?',
  gradients: 'How much do you agree?',
  'consent-check': 'Do you consent?',
}

/** The line above the question: what to do. Shorter than the method's own where the board itself says what is kept secret. */
export const askOf = ({ method, howTo }: Pick<AnyBoardView, 'method' | 'howTo'>): string => asks[method] ?? howTo
