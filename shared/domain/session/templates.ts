import type { MethodName } from './method-names.ts'

/** A block as a template plans it. */
export type TemplateBlock = {
  readonly title: string
  readonly method: MethodName
  readonly minutes: number
  readonly question: string
  /** One a line. */
  readonly materials: string
}

export type SessionTemplate = {
  readonly id: string
  readonly name: string
  /** A line for whoever chooses. */
  readonly about: string
  readonly purpose: string
  readonly starts_at: string
  readonly safety_plan: string
  readonly blocks: readonly TemplateBlock[]
}

/** What a session begins with when nobody has written anything: enough to be used as it stands, and to be changed. */
const safetyPlan = `Before: everyone knows what will be talked about, who will be there, how long it takes and where the quiet place is.

During: anyone can pass, pause or leave quietly at any time, and need not say why. Nobody is asked about their own life unless they have agreed to that beforehand.

If someone is distressed: the person who leads stops the activity and offers a break. Someone they trust, or the person named below, goes with them to the quiet place. Nothing has to go on.

If someone may be at risk of harm: tell the person named below at once. They follow the group’s child protection procedure, and tell the person first what they will do.

After: everyone is asked how they are before they go, and can be reached the next day by someone they know.`

const checkIn = (minutes: number): TemplateBlock => ({
  title: 'Arriving',
  method: 'check-in',
  minutes,
  question: 'What would help you to take part well today? You can pass.',
  materials: 'How today works, on paper\nName labels for those who like one',
})

const checkOut = (minutes: number): TemplateBlock => ({
  title: 'Before we go',
  method: 'check-out',
  minutes,
  question: 'How are you leaving, in a word or two? You can pass.',
  materials: '',
})

const pauseOf = (minutes: number, title = 'Break'): TemplateBlock => ({
  title,
  method: 'break',
  minutes,
  question: '',
  materials: 'Something to eat and drink',
})

const block = (
  title: string,
  method: MethodName,
  minutes: number,
  question: string,
  materials = '',
): TemplateBlock => ({ title, method, minutes, question, materials })

export const sessionTemplates: readonly SessionTemplate[] = [
  {
    id: 'listening',
    name: 'A listening session',
    about: 'Two hours with people who know hearings from their own lives. They talk; the group hears.',
    purpose: 'To hear what matters to the people who come, in their own words, before anything is drafted.',
    starts_at: '10:00',
    safety_plan: safetyPlan,
    blocks: [
      checkIn(15),
      block(
        'How today works',
        'notes',
        10,
        'What we will do, what becomes of what is said, and what we agree with each other.',
        'Consent forms, in plain words and large print',
      ),
      block('What matters most', 'round-robin', 25, 'What should everyone who changes hearings know first?'),
      pauseOf(15),
      block(
        'What would make it better',
        'cards',
        35,
        'What would make a hearing better for a child? One thought a card.',
        'Paper cards and pens for those who would rather write by hand',
      ),
      block('What happens now', 'parking-lot', 10, 'What was not answered today, and who comes back to it?'),
      checkOut(10),
    ],
  },
  {
    id: 'drafting',
    name: 'A drafting session',
    about: 'Half a day over one proposal: ideas from everyone, then its text, written together.',
    purpose: 'To bring one proposal from what was heard to a text that the group can take away and read.',
    starts_at: '09:30',
    safety_plan: safetyPlan,
    blocks: [
      checkIn(10),
      block('What was heard so far', 'notes', 20, 'What do the voices and the evidence ask of this proposal?'),
      block('Ideas from everyone', 'one-two-four-all', 20, 'What should change, so that this is put right?'),
      block('Which to take further', 'dot-vote', 15, 'Which of these should be drafted today?'),
      pauseOf(20),
      block('Writing, first part', 'drafting', 55, 'Who has to do what, for whom, and by when?'),
      pauseOf(10),
      block('Writing, second part', 'drafting', 40, 'Would a child of twelve know what this promises?'),
      block('How it sits with us', 'fist-to-five', 15, 'How far is this ready for the whole group to read?'),
      block('Left for another day', 'parking-lot', 10, 'What is still open, and who brings it back?'),
      checkOut(10),
    ],
  },
  {
    id: 'decision',
    name: 'A decision meeting',
    about: 'An hour and a half to decide on proposals that everyone has read, with dissent heard and kept.',
    purpose: 'To decide on the proposals before the group, and to keep exactly what was decided and how.',
    starts_at: '14:00',
    safety_plan: safetyPlan,
    blocks: [
      checkIn(10),
      block(
        'The proposal, read together',
        'drafting',
        15,
        'Is this the text we decide on? The last small changes are made now.',
        'The proposal, printed in large type',
      ),
      block('Questions and concerns', 'round-robin', 20, 'What do you need to hear before you can answer?'),
      block('The decision', 'gradients', 25, 'How far do you agree with the proposal as it stands?'),
      pauseOf(5, 'A short break'),
      block('Who does what', 'notes', 10, 'What follows from the decision, who does it, and by when?'),
      checkOut(5),
    ],
  },
]

export const templateOf = (id: string): SessionTemplate | undefined => sessionTemplates.find((one) => one.id === id)

/** Safety plan and contacts for a plan that begins empty. */
export const usualSafety = { safety_plan: safetyPlan } as const
