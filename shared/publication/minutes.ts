import type { FactsOf } from '../domain/records/kinds.ts'
import { decisionOutcomes } from '../domain/records/options.ts'
import { blocksOfBody } from './body.ts'
import type { BodyNode } from './body-node.ts'
import { dayInFull, dayInWords } from './days.ts'
import { createEvidenceList, type EvidenceToCite } from './evidence-list.ts'
import type { QuoteToPrint } from './input.ts'
import type { Block, BlockOf, Inline, Publication } from './model.ts'
import { contentsOf, createOutline } from './outline.ts'
import { quoteBlock } from './quotes.ts'
import { oneLineOf, paragraph, words } from './text.ts'

export type MinutesInput = {
  /** ISO day. */
  readonly today: string
  readonly workshop: Pick<FactsOf<'workshop'>, 'title' | 'held_on' | 'starts_at' | 'place' | 'minutes_agreed_on'>
  /** The text of the minutes. */
  readonly body: BodyNode
  /** What was decided, as it was recorded: the text may say it in other words. */
  readonly decisions: readonly (Pick<FactsOf<'decision'>, 'title' | 'outcome' | 'decided_on' | 'version_sha256'> & {
    /** "proposal 3, “A letter first”", and the name of its version; null where it is about none. */
    readonly about: string | null
    readonly version: string | null
  })[]
  readonly evidence: ReadonlyMap<string, EvidenceToCite>
  /** One that is missing counts as withheld. */
  readonly quotes: ReadonlyMap<string, QuoteToPrint>
}

/** Characters of a fingerprint that a person compares; the first are enough to tell two versions apart. */
const FINGERPRINT = 16

/**
 * Minutes as a paper: when and where, whether they were agreed, the text as people mended it, and in annexes the
 * decisions with the fingerprints of their versions and the sources the text cites. Pure: same input, same paper.
 */
export function minutesPublication(input: MinutesInput): Publication {
  const { workshop, today, decisions } = input
  const agreed = workshop.minutes_agreed_on
  const outline = createOutline()
  let sections = 0
  const evidence = createEvidenceList(input.evidence)
  const body = blocksOfBody(input.body, {
    // The cover has the title: sections of the text are the paper's first level.
    heading(level, text) {
      if (level === 3 && sections > 0) return outline.within(2, text)
      sections += 1
      return outline.section(text)
    },
    citation: evidence.cite,
    quote: (id) =>
      quoteBlock(
        input.quotes.get(id),
        'Something that a person told us stands here. It is not shown in these minutes.',
      ),
  })
  const annexes = [
    ...(decisions.length === 0
      ? []
      : [annexOfDecisions(decisions, outline.plain('decisions', 'Decisions as recorded', 'Annex A'))]),
    ...(evidence.entries().length === 0
      ? []
      : [
          [
            outline.plain('sources', 'Evidence', decisions.length === 0 ? 'Annex A' : 'Annex B'),
            paragraph([words('Numbers in square brackets in these minutes point to this list.')]),
            { kind: 'evidence', entries: evidence.entries() } satisfies Block,
          ],
        ]),
  ].flatMap((annex): Block[] => [{ kind: 'pageBreak' }, ...annex])
  const text: Block[] = [
    ...(body.length === 0 ? [paragraph([words('These minutes have no words yet.')])] : body),
    ...annexes,
  ]
  const headings = text.filter((block): block is BlockOf<'heading'> => block.kind === 'heading')
  const when = [dayInFull(workshop.held_on), oneLineOf(workshop.starts_at), oneLineOf(workshop.place)]
  return {
    meta: {
      title: oneLineOf(workshop.title),
      subtitle: '',
      label: agreed === null ? 'Draft minutes' : 'Minutes',
      dates: when.filter((part) => part !== '').join(', '),
      prepared: `Prepared on ${dayInWords(today)}`,
      preparedOn: today,
      language: 'en-GB',
    },
    blocks: [
      {
        kind: 'notice',
        heading: agreed === null ? 'These minutes have not been agreed yet' : `Agreed on ${dayInWords(agreed)}`,
        lines:
          agreed === null
            ? [[words('They may still change. Please tell the people who wrote them what should be mended.')]]
            : [],
      },
      { kind: 'heading', level: 1, number: '', text: 'Contents', id: 'contents', listed: false },
      { kind: 'contents', entries: contentsOf(headings) },
      { kind: 'pageBreak' },
      ...text,
    ],
  }
}

function annexOfDecisions(decisions: MinutesInput['decisions'], heading: Block): Block[] {
  const cell = (text: string): Inline[] => [words(text)]
  return [
    heading,
    paragraph([
      words(
        'Each decision on a proposal is about one exact state of its text. That state is kept under the name given here; the fingerprint is the beginning of its SHA-256 sum.',
      ),
    ]),
    {
      kind: 'table',
      id: 'table-decisions',
      caption: 'Table 1: Decisions as recorded',
      head: ['Decision', 'Outcome', 'Text'],
      rows: decisions.map(({ title, outcome, decided_on, version_sha256, about, version }) => [
        cell(oneLineOf(title)),
        cell(`${decisionOutcomes.find(({ value }) => value === outcome)?.label ?? outcome}, ${dayInWords(decided_on)}`),
        cell(
          [
            about === null ? 'No proposal' : capital(about),
            ...(version === null ? [] : [`in the version “${oneLineOf(version)}”`]),
            ...(version_sha256 === '' ? [] : [`fingerprint ${version_sha256.slice(0, FINGERPRINT)}`]),
          ].join(', '),
        ),
      ]),
    },
  ]
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
