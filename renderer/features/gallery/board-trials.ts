import { beginTrial, type Trial } from '#renderer/features/sessions/index.ts'
import type { MethodName } from '#shared/domain/session/method-names.ts'

export type BoardState = { readonly id: string; readonly title: string; readonly begin: () => Trial }

const others = ['p2', 'p3', 'p4', 'p5', 'p6', 'p7'] as const
const conversation = 'Every child is offered a conversation about the hearing at least ten working days before it.'

/** Each board in those of its states that look different. Words are invented. */
export const boardStates: Readonly<Record<MethodName, readonly BoardState[]>> = {
  'check-in': [
    {
      id: 'open',
      title: 'Nobody has begun',
      begin: () => beginTrial({ method: 'check-in', question: 'How are you as we begin?' }),
    },
    {
      id: 'said',
      title: 'Some have spoken',
      begin: () =>
        beginTrial({
          method: 'check-in',
          question: 'How are you as we begin?',
          before: [
            ['p2', { do: 'say', words: 'Glad of the quiet room. I slept well.' }],
            ['p3', { do: 'pass' }],
            ['p1', { do: 'say', words: 'A little hurried, and looking forward to clause two.' }],
            ['p4', { do: 'say', words: 'Curious.' }],
          ],
        }),
    },
  ],
  'check-out': [
    {
      id: 'passed',
      title: 'Passed',
      begin: () =>
        beginTrial({
          method: 'check-out',
          question: 'What do you take with you, and what do you leave here?',
          before: [
            ['p1', { do: 'pass' }],
            ['p2', { do: 'say', words: 'I take the list of questions. I leave my worry about the deadline.' }],
          ],
        }),
    },
  ],
  'round-robin': [
    {
      id: 'mine',
      title: 'One’s own turn',
      begin: () => beginTrial({ method: 'round-robin', question: 'What should a letter say first?' }),
    },
    {
      id: 'listening',
      title: 'Listening, in the second round',
      begin: () =>
        beginTrial({
          method: 'round-robin',
          question: 'What should a letter say first?',
          settings: { rounds: 2 },
          before: [
            ['p1', { do: 'finished' }],
            ['p1', { do: 'note', words: 'Say who will be there, with a picture of each.' }],
            ['p2', { do: 'pass' }],
            ['p3', { do: 'finished' }],
            ['p3', { do: 'note', words: 'Say that bringing someone along is usual.' }],
          ],
        }),
    },
  ],
  'one-two-four-all': [
    {
      id: 'alone',
      title: 'Alone',
      begin: () =>
        beginTrial({
          method: 'one-two-four-all',
          question: 'What would make waiting easier?',
          before: [
            ['p1', { do: 'add', words: 'A room with a window and something to do.' }],
            ['p2', { do: 'add', words: 'Being told how long it will be.' }],
          ],
        }),
    },
    {
      id: 'pairs',
      title: 'In pairs',
      begin: () =>
        beginTrial({
          method: 'one-two-four-all',
          question: 'What would make waiting easier?',
          before: [
            ...(['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8'] as const).map(
              (by, index) => [by, { do: 'add' as const, words: ideas[index] ?? 'Tea.' }] as const,
            ),
            ['p1', { do: 'go-on' }],
          ],
        }),
    },
    {
      id: 'over',
      title: 'All together, then done',
      begin: () =>
        beginTrial({
          method: 'one-two-four-all',
          question: 'What would make waiting easier?',
          before: [
            ...others.map((by, index) => [by, { do: 'add' as const, words: ideas[index] ?? 'Tea.' }] as const),
            ['p1', { do: 'go-on' }],
            ['p1', { do: 'go-on' }],
            ['p1', { do: 'go-on' }],
          ],
        }),
    },
  ],
  cards: [
    {
      id: 'silent',
      title: 'Silent writing',
      begin: () =>
        beginTrial({
          method: 'cards',
          question: 'What gets in the way of being heard?',
          before: [
            ['p1', { do: 'write', words: 'Long words.' }],
            ['p1', { do: 'write', words: 'A table with too many people at it.' }],
            ['p2', { do: 'write', words: 'Being asked the same thing by everyone.' }],
          ],
        }),
    },
    {
      id: 'cluster',
      title: 'Clustering',
      begin: () =>
        beginTrial({
          method: 'cards',
          question: 'What gets in the way of being heard?',
          before: [
            ...others.map((by, index) => [by, { do: 'write' as const, words: thoughts[index] ?? 'Noise.' }] as const),
            ['p1', { do: 'write', words: 'Long words.' }],
            ['p1', { do: 'go-on' }],
            ['p1', { do: 'cluster', name: 'How the room feels' }],
            ['p1', { do: 'cluster', name: 'How we talk' }],
            ['p1', { do: 'move', card: 'id-1', cluster: 'id-8' }],
            ['p1', { do: 'move', card: 'id-2', cluster: 'id-8' }],
            ['p1', { do: 'move', card: 'id-7', cluster: 'id-9' }],
          ],
        }),
    },
  ],
  'dot-vote': [
    {
      id: 'placing',
      title: 'Placing dots',
      begin: () =>
        beginTrial({
          method: 'dot-vote',
          question: 'Where should we begin?',
          settings: { dots: 5, options: thoughts },
          before: [
            ['p1', { do: 'place', option: '2', dots: 2 }],
            ['p2', { do: 'place', option: '1', dots: 5 }],
          ],
        }),
    },
    {
      id: 'looked',
      title: 'Everyone has looked',
      begin: () =>
        beginTrial({
          method: 'dot-vote',
          question: 'Where should we begin?',
          settings: { dots: 5, options: thoughts },
          before: [
            ...others.map(
              (by, index) => [by, { do: 'place' as const, option: `${(index % 3) + 1}`, dots: 3 }] as const,
            ),
            ['p2', { do: 'place', option: '5', dots: 2 }],
            ['p1', { do: 'look' }],
          ],
        }),
    },
  ],
  'fist-to-five': [
    {
      id: 'open',
      title: 'Answering',
      begin: () =>
        beginTrial({
          method: 'fist-to-five',
          question: 'Shall we go on with clause two?',
          before: [
            ['p1', { do: 'show', fingers: 4 }],
            ['p2', { do: 'pass' }],
          ],
        }),
    },
    {
      id: 'looked',
      title: 'Everyone has looked',
      begin: () =>
        beginTrial({
          method: 'fist-to-five',
          question: 'Shall we go on with clause two?',
          before: [
            ...others.map(
              (by, index) => [by, { do: 'show' as const, fingers: [5, 4, 4, 3, 1, 5][index] ?? 3 }] as const,
            ),
            ['p1', { do: 'look' }],
            ['p6', { do: 'reason', words: 'The second line says something else than the first.', named: false }],
          ],
        }),
    },
  ],
  gradients: [
    {
      id: 'open',
      title: 'Answering',
      begin: () =>
        beginTrial({
          method: 'gradients',
          question: conversation,
          before: [
            ['p1', { do: 'answer', place: 6 }],
            ['p2', { do: 'answer', place: 7 }],
            ['p3', { do: 'answer', place: 8 }],
          ],
        }),
    },
    {
      id: 'passed',
      title: 'Passed',
      begin: () => beginTrial({ method: 'gradients', question: conversation, before: [['p1', { do: 'pass' }]] }),
    },
    {
      id: 'agreed',
      title: 'Agreed in the second round, dissent heard',
      begin: () =>
        beginTrial({
          method: 'gradients',
          question: conversation,
          before: [
            ...others.map(
              (by, index) => [by, { do: 'answer' as const, place: [2, 4, 5, 6, 7, 3][index] ?? 5 }] as const,
            ),
            ['p1', { do: 'look' }],
            ['p2', { do: 'reason', words: 'Ten days is too soon for some families; let them choose.', named: true }],
            ['p1', { do: 'again' }],
            ...others.map(
              (by, index) => [by, { do: 'answer' as const, place: [6, 5, 8, 7, 7, 3][index] ?? 5 }] as const,
            ),
            ['p8', { do: 'pass' }],
            ['p1', { do: 'look' }],
            ['p2', { do: 'reason', words: 'With “unless the child prefers later” I am with it.', named: true }],
            ['p7', { do: 'reason', words: 'I would rather see how it works first.', named: false }],
          ],
        }),
    },
    {
      id: 'vetoed',
      title: 'Stopped by one',
      begin: () =>
        beginTrial({
          method: 'gradients',
          question: conversation,
          settings: {
            scale: ['Stops here', 'Worries', 'With it', 'Fully with it'],
            threshold: { from: 3, percent: 80 },
            veto: true,
          },
          before: [
            ...others.map(
              (by, index) => [by, { do: 'answer' as const, place: [4, 4, 3, 3, 1, 4][index] ?? 3 }] as const,
            ),
            ['p1', { do: 'look' }],
          ],
        }),
    },
  ],
  'consent-check': [
    {
      id: 'open',
      title: 'Answering',
      begin: () => beginTrial({ method: 'consent-check', question: 'We try the new letter for three months.' }),
    },
    {
      id: 'looked',
      title: 'Everyone has looked',
      begin: () =>
        beginTrial({
          method: 'consent-check',
          question: 'We try the new letter for three months.',
          before: [
            ...(['p2', 'p3', 'p4', 'p5'] as const).map(
              (by) => [by, { do: 'answer' as const, answer: 'consent' as const }] as const,
            ),
            ['p6', { do: 'answer', answer: 'concern' }],
            ['p7', { do: 'answer', answer: 'objection' }],
            ['p1', { do: 'look' }],
          ],
        }),
    },
  ],
  'parking-lot': [
    {
      id: 'some',
      title: 'Some things are parked',
      begin: () =>
        beginTrial({
          method: 'parking-lot',
          before: [
            ['p1', { do: 'park', words: 'Who pays for travel to the hearing?' }],
            ['p2', { do: 'park', words: 'Letters in Gaelic.' }],
            ['p1', { do: 'settle', item: 'id-2', owner: 'Morven', returnOn: '2027-03-04' }],
          ],
        }),
    },
  ],
  drafting: [
    { id: 'none', title: 'No text is open', begin: () => beginTrial({ method: 'drafting', question: 'Clause 1.1' }) },
  ],
  notes: [],
  break: [{ id: 'calm', title: 'Break', begin: () => beginTrial({ method: 'break' }) }],
}

const ideas = [
  'A room with a window and something to do.',
  'Being told how long it will be.',
  'A person whose only task is to be there for you.',
  'Coming at a set time, not “in the morning”.',
  'Tea, and a choice of it.',
  'Seeing the room before anyone else is in it.',
  'Not meeting everyone in the corridor.',
  'A card to hold up when a break is needed.',
]

const thoughts = [
  'A table with too many people at it.',
  'Being asked the same thing by everyone.',
  'No time between one thing and the next.',
  'Papers that come the day before.',
  'Talking about me as if I were not there.',
  'Chairs in rows.',
]
