import * as Y from 'yjs'
import { type MinutesFacts, minutesText } from '#core/modules/workshops/minutes-text.ts'
import type { MinutesInput } from '#shared/publication/minutes.ts'
import { fillBody } from '#shared/ydoc/fill.ts'
import { fromFacts } from '#shared/ydoc/origins.ts'
import { bodyToJson } from '#shared/ydoc/proposal.ts'

const PLAN = '0190e0a0-0000-7000-8000-000000000001'
const SHOWN = '0190e0a0-0000-7000-8000-000000000002'
const HELD_BACK = '0190e0a0-0000-7000-8000-000000000003'
const at = (time: string) => Date.parse(`2026-03-30T${time}:00Z`)
const AWKWARD = 'Awkward on purpose: <b>not bold</b> & "quoted" #let x = 1 $ \\ * _ ` @cite // no'

/** An invented session in British summer time: everything that minutes can hold, and characters that mean something elsewhere. */
const facts: MinutesFacts = {
  workshop: { purpose: 'To decide on letters before a hearing.', state: 'ended' },
  attendance: [
    { name: 'Una Ross', role: 'chair', answer: 'attended' },
    { name: 'Mairi Campbell', role: 'member', answer: 'attended' },
    { name: 'Rowan Example', role: 'guest', answer: 'attended' },
    { name: 'Ash Example', role: 'guest', answer: 'attended' },
    { name: 'Idris Bell', role: 'adviser', answer: 'apologies' },
    { name: 'Tavish Reid', role: 'member', answer: 'invited' },
  ],
  blocks: [
    { id: 'arriving', facts: { title: 'Arriving', method: 'check-in', question: 'What would help you?' } },
    { id: 'reading', facts: { title: 'The proposal, read together', method: 'drafting', question: '' } },
    { id: 'rest', facts: { title: 'Break', method: 'break', question: '' } },
    { id: 'deciding', facts: { title: 'The decision', method: 'gradients', question: 'How far do you agree?' } },
    { id: 'ideas', facts: { title: 'Further ideas', method: 'cards', question: AWKWARD } },
    { id: 'never', facts: { title: 'Before we go', method: 'check-out', question: '' } },
  ],
  activities: [
    activity('arriving', 'check-in', '09:02', '09:15', [{ kind: 'paragraph', words: '4 people said something.' }]),
    {
      ...activity('reading', 'drafting', '09:15', '09:40', []),
      changed: ['proposal 3, “A letter first”'],
      named: ['“Draft 6” of proposal 3, “A letter first”'],
    },
    activity('deciding', 'gradients', '09:50', '10:10', [
      {
        kind: 'table',
        caption: '4 answered, 0 passed',
        head: ['Answer', 'How many'],
        rows: [
          ['Not for me', '1'],
          ['Fully with it', '3'],
        ],
      },
      { kind: 'list', items: ['It comes too late.'] },
    ]),
    { ...activity('ideas', 'cards', '10:10', '10:20', [{ kind: 'list', items: [AWKWARD] }], 'By the window') },
    { ...activity('ideas', 'cards', '10:10', '10:22', [], 'By the door') },
    activity(null, 'fist-to-five', '10:22', '10:25', []),
  ],
  decisions: [
    {
      facts: {
        title: 'Every child gets a letter before a hearing',
        outcome: 'agreed',
        threshold: '75 % at “Fully with it” (2) or above',
        tally: 'Not for me: 1\nFully with it: 3',
        dissent: '“It comes too late.”',
      },
      about: 'proposal 3, “A letter first”',
      version: 'Decided: Every child gets a letter before a hearing',
    },
  ],
  actions: [
    { what: 'Ask who pays for letters', owner: 'Una', due: '2026-04-13', done_on: null },
    { what: 'Book the hall', owner: '', due: null, done_on: null },
  ],
  parked: [
    { words: 'Letters in other languages', owner: 'Mairi', return_on: '2026-05-04', done_on: null },
    { words: 'Who signs the letter?', owner: '', return_on: null, done_on: null },
  ],
}

function activity(
  block: string | null,
  method: MinutesFacts['activities'][number]['facts']['method'],
  from: string,
  to: string,
  parts: MinutesFacts['activities'][number]['parts'],
  group = '',
): MinutesFacts['activities'][number] {
  return {
    facts: { agenda_item: block, method, group_name: group, question: '', began_at: at(from), ended_at: at(to) },
    parts,
    changed: [],
    named: [],
  }
}

const doc = new Y.Doc()
fillBody(doc, minutesText(facts), fromFacts)
fillBody(
  doc,
  [
    { heading: 'Also said', level: 2 },
    { paragraph: ['As the plan has it', { evidenceId: PLAN, locator: 'page 3' }, '.'] },
    { quoteId: SHOWN },
    { quoteId: HELD_BACK },
  ],
  fromFacts,
)

export const exampleMinutes: MinutesInput = {
  today: '2026-04-13',
  workshop: {
    title: 'Deciding on letters',
    held_on: '2026-03-30',
    starts_at: '10:00',
    place: 'The hall, 3 Burn Street',
    minutes_agreed_on: '2026-04-10',
  },
  body: bodyToJson(doc),
  decisions: facts.decisions.map(({ facts: { title, outcome }, about, version }) => ({
    title,
    outcome,
    about,
    version,
    decided_on: '2026-03-30',
    version_sha256: '262de4c34150df48149ce065c3bd6e98e5cc9353a363b928bfeeb71857eb605e',
  })),
  evidence: new Map([
    [
      PLAN,
      {
        title: 'Plan 2021–24',
        author: 'The Promise Scotland',
        published: '2021',
        source: 'https://example.org/plan',
        confidentiality: 'public',
      },
    ],
  ]),
  quotes: new Map([
    [SHOWN, { show: true, as: { kind: 'anonymous' }, words: 'I would like a letter with pictures.' }],
    [HELD_BACK, { show: false, because: 'not-for-this-use' }],
  ]),
}
