import { buildPublication } from '#shared/publication/build.ts'
import type { PublicationInput, TopicToPrint } from '#shared/publication/input.ts'
import type { Publication } from '#shared/publication/model.ts'
import { seeded } from '../bench.ts'

const WORDS =
  'a hearing can wait until the child is ready and someone they trust sits beside them while every adult in the room listens first explains what was decided and why in words that make sense then asks whether anything was missed before the panel writes down what happens next who will do it and by when so that nobody has to tell the same story twice'.split(
    ' ',
  )

/**
 * A seeded consultation paper of about `pages` A4 pages in 12 pt: topics with headings, lists, citations, quotes and
 * questions, in the proportions of a real one.
 */
export function longPublication(pages = 100, seed = 1): Publication {
  const random = seeded(seed)
  const pick = (count: number) => Math.floor(random() * count)
  const sentence = (words: number) => {
    const from = pick(WORDS.length)
    const said = Array.from({ length: words }, (_, at) => WORDS[(from + at * (1 + pick(2))) % WORDS.length]).join(' ')
    return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`
  }
  const text = (words: string) => ({ type: 'text', text: words })
  const prose = () => Array.from({ length: 4 }, () => sentence(12 + pick(12))).join(' ')
  const p = (...content: object[]) => ({ type: 'paragraph', content })
  const topic = (number: number): TopicToPrint => {
    const sections = Array.from({ length: 4 }, (_, at) => [
      { type: 'heading', attrs: { level: 2 }, content: [text(`Part ${at + 1} ${sentence(3).slice(0, -1)}`)] },
      p(text(prose()), { type: 'citation', attrs: { evidenceId: `e${pick(20)}`, locator: `page ${pick(90)}` } }),
      p(text(prose()), { type: 'text', text: ' In bold.', marks: [{ type: 'bold' }] }),
      {
        type: 'bulletList',
        content: Array.from({ length: 4 }, () => ({ type: 'listItem', content: [p(text(sentence(12)))] })),
      },
      { type: 'voiceQuote', attrs: { quoteId: `q${pick(3)}` } },
      p(text(prose())),
    ]).flat()
    return {
      heading: `Topic ${number}`,
      introduction: prose(),
      proposal: {
        number,
        title: sentence(6).slice(0, -1),
        summary: sentence(18),
        is_example: true,
        body: { type: 'doc', content: sections } as TopicToPrint['proposal']['body'],
      },
      questions: Array.from({ length: 3 }, () => ({
        wording: `Should ${sentence(10).slice(0, -1).toLowerCase()}?`,
        help: sentence(8),
        answer_kind: 'yes-no',
        answer_options: '',
        asks_why: true,
      })),
    }
  }
  /** A topic of this shape fills about four and a half pages. */
  const topics = Array.from({ length: Math.max(1, Math.round(pages / 4.5)) }, (_, at) => topic(at + 1))
  const input: PublicationInput = {
    today: '2026-01-12',
    consultation: {
      title: 'A long paper for measuring',
      subtitle: 'Made from a seed',
      opens_on: '2026-02-02',
      closes_on: '2026-05-04',
      foreword: prose(),
      how_to_respond: sentence(20),
      background: prose(),
      contact: 'hearings@example.org',
      is_example: true,
    },
    topics,
    closingQuestions: [],
    evidence: new Map(
      Array.from({ length: 20 }, (_, at) => [
        `e${at}`,
        {
          title: sentence(6).slice(0, -1),
          author: 'Somebody',
          published: '2024',
          source: `https://example.org/${at}`,
          confidentiality: 'public',
        },
      ]),
    ),
    quotes: new Map([
      ['q0', { show: true, words: sentence(16), as: { kind: 'anonymous' } }],
      ['q1', { show: true, words: sentence(20), as: { kind: 'pseudonym', name: 'Rowan' } }],
    ]),
  }
  return buildPublication(input).publication
}
