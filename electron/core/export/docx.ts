import {
  Bookmark,
  BorderStyle,
  CheckBox,
  Document,
  ExternalHyperlink,
  type FileChild,
  Footer,
  InternalHyperlink,
  type IParagraphOptions,
  LeaderType,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Tab,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx'
import { estimatePageNumbers } from 'docx/layout'
import { plainTextOf } from '#shared/publication/body.ts'
import {
  type Block,
  type BlockRenderer,
  type Choices,
  type Inline,
  type InlineRenderer,
  type Meta,
  type Publication,
  renderBlock,
  renderInline,
} from '#shared/publication/model.ts'
import { printable } from '#shared/publication/text.ts'
import { countWords } from '#shared/publication/word-count.ts'
import { colour, DEEPEST_LIST, numbering, styles, TWIPS_PER_MM } from './docx-styles.ts'

/** Where a block stands: in which list, and under which paragraph style. */
type Place = {
  readonly style: string | null
  readonly list: { readonly reference: 'bullets' | 'numbers'; readonly instance: number; readonly level: number } | null
  /** The first paragraph of a list item carries its mark; what follows is only indented. */
  readonly marked: boolean
}
type Rendered = (place: Place) => FileChild[]

const A4 = { width: Math.round(210 * TWIPS_PER_MM), height: Math.round(297 * TWIPS_PER_MM) }
const MARGIN = Math.round(25 * TWIPS_PER_MM)
const TEXT_WIDTH = A4.width - 2 * MARGIN

/**
 * Up to this many words, about 25 pages, the contents carry page numbers: laying the paper out as Word would takes
 * up to a second then, and seconds beyond. Longer papers get entries that are links, and Word puts the numbers in
 * when someone updates the contents.
 */
const LONGEST_NUMBERED = 8000

/** Blank numbers in fields that are not marked for updating, so that opening the file asks nobody anything. */
const leftToWord = () => ({ bookmarks: new Map<string, string>() })

/** Names of places in Word are letters, digits and underscores. */
const bookmarkName = (id: string) => id.replaceAll(/[^A-Za-z0-9]/g, '_')

/** Line ends within a run mean nothing in Word; breaks are runs of their own. */
const oneRun = (text: string) => printable(text).replaceAll('\n', ' ')

const run = (text: string, options: { bold?: boolean; italics?: boolean; color?: string } = {}) =>
  new TextRun({ text: oneRun(text), ...options })

const inlineRenderer: InlineRenderer<ParagraphChild> = {
  text: ({ text, bold, italic }) => run(text, { ...(bold ? { bold } : {}), ...(italic ? { italics: italic } : {}) }),
  link: ({ text, href, bold, italic }) =>
    new ExternalHyperlink({
      link: href,
      children: [
        new TextRun({
          text: oneRun(text),
          style: 'Hyperlink',
          ...(bold ? { bold } : {}),
          ...(italic ? { italics: true } : {}),
        }),
      ],
    }),
  reference: ({ text, to }) => internalLink(text, to),
  citation: ({ label, to }) => (to === null ? run(label) : internalLink(label, to)),
  break: () => new TextRun({ break: 1 }),
}

function internalLink(text: string, to: string): ParagraphChild {
  return new InternalHyperlink({
    anchor: bookmarkName(to),
    children: [new TextRun({ text: oneRun(text), style: 'Hyperlink' })],
  })
}

const runs = (inlines: readonly Inline[]) => inlines.map((inline) => renderInline(inlineRenderer, inline))

/**
 * One paper's renderer. It holds the count of lists, so that each begins at one, and what the next paragraph owes to
 * the block before it: a page break or some air. (Empty paragraphs would be read out.)
 */
function blockRenderer(isNumbered: boolean): BlockRenderer<Rendered> {
  let lists = 0
  let owed: { readonly page?: true; readonly air?: true } = {}

  const para = (
    place: Place,
    style: string | null,
    children: readonly ParagraphChild[],
    options: IParagraphOptions = {},
  ) => {
    const chosen = style ?? place.style
    const { list } = place
    const { page, air } = owed
    owed = {}
    return new Paragraph({
      ...(chosen === null ? {} : { style: chosen }),
      ...(list === null
        ? {}
        : place.marked
          ? { numbering: { reference: list.reference, level: list.level, instance: list.instance } }
          : { indent: { left: 480 * (list.level + 1) } }),
      ...(page ? { pageBreakBefore: true } : {}),
      ...(air && !chosen?.startsWith('Heading') ? { spacing: { before: 240 } } : {}),
      ...options,
      children,
    })
  }
  const flow = (blocks: readonly Block[], place: Place): FileChild[] =>
    blocks.flatMap((block, at) => renderBlock(renderer, block)(at === 0 ? place : { ...place, marked: false }))

  const choiceLines = (choices: Choices, place: Place, keepLast: boolean): FileChild[] => [
    para(place, 'Help', [run(choices.instruction)]),
    ...choices.options.map(({ label, hint }, at) =>
      para(
        place,
        'Choice',
        [
          new CheckBox({ alias: printable(label), checkedState: SYMBOL('2612'), uncheckedState: SYMBOL('2610') }),
          new TextRun({ children: [new Tab()] }),
          run(label),
          ...(hint === '' ? [] : [run(` ${hint}`, { color: colour.muted })]),
        ],
        { keepNext: keepLast || at < choices.options.length - 1 },
      ),
    ),
  ]
  /** Breaks rather than empty paragraphs: one thing to move, to fill in and to hear. */
  const answerSpace = (place: Place, lines = 3) =>
    para(place, 'AnswerSpace', [run('Write here'), ...(lines > 1 ? [new TextRun({ break: lines - 1 })] : [])])
  const space = (label: string, place: Place): FileChild[] => [
    para(place, 'FieldLabel', [run(label)]),
    answerSpace(place),
  ]

  const tableThen = (head: readonly string[], rows: readonly (readonly (readonly Inline[])[])[]) => {
    owed = { air: true }
    return table(head, rows)
  }

  const renderer: BlockRenderer<Rendered> = {
    contents: () => () => [
      new TableOfContents('Contents', {
        hyperlink: true,
        headingStyleRange: '1-2',
        tabLeader: isNumbered ? LeaderType.DOT : LeaderType.NONE,
      }),
    ],
    heading:
      ({ level, number, text, id, listed }) =>
      (place) => [
        para(place, listed ? `Heading${level}` : 'TOCHeading', [
          new Bookmark({ id: bookmarkName(id), children: [run(number === '' ? text : `${number} ${text}`)] }),
        ]),
      ],
    paragraph:
      ({ inlines, lead }) =>
      (place) => [para(place, lead ? 'Lead' : null, runs(inlines))],
    list:
      ({ ordered, items }) =>
      (place) => {
        lists += 1
        const level = place.list === null ? 0 : Math.min(place.list.level + 1, DEEPEST_LIST)
        const list = { reference: ordered ? 'numbers' : 'bullets', instance: lists, level } as const
        return items.flatMap((item) => flow(item, { ...place, list, marked: true }))
      },
    extract:
      ({ blocks }) =>
      (place) =>
        flow(blocks, { ...place, style: 'Extract', marked: false }),
    quote:
      ({ words, attribution }) =>
      (place) => [
        ...words.map((line, at) =>
          para(place, 'Quote', [run(`${at === 0 ? '“' : ''}${line}${at === words.length - 1 ? '”' : ''}`)], {
            keepNext: true,
          }),
        ),
        para(place, 'QuoteSource', [run(attribution)]),
      ],
    withheld:
      ({ sentence }) =>
      (place) => [para(place, 'Withheld', [run(sentence)])],
    question:
      ({ level, id, label, wording, help, choices, spaces }) =>
      (place) => [
        para(place, `Heading${level}`, [
          new Bookmark({
            id: bookmarkName(id),
            children: [run(label, { color: colour.accent }), new TextRun({ break: 1 }), run(wording)],
          }),
        ]),
        ...(help === '' ? [] : [para(place, 'Help', [run(help)])]),
        ...(choices === null ? [] : choiceLines(choices, place, spaces.length > 0)),
        ...spaces.flatMap((name) => space(name, place)),
      ],
    table:
      ({ id, caption, head, rows }) =>
      (place) => [
        para(place, 'Caption', [new Bookmark({ id: bookmarkName(id), children: [run(caption)] })]),
        tableThen(head, rows),
      ],
    notice:
      ({ heading, lines }) =>
      (place) => {
        const ending = (isLast: boolean) => (isLast ? { spacing: { after: 320 } } : { keepNext: true })
        return [
          para(place, 'Notice', [run(heading, { bold: true })], ending(lines.length === 0)),
          ...lines.map((inlines, at) => para(place, 'Notice', runs(inlines), ending(at === lines.length - 1))),
        ]
      },
    form:
      ({ fields }) =>
      (place) =>
        fields.flatMap((field): FileChild[] => {
          const hint = field.hint === '' ? [] : [para(place, 'Help', [run(field.hint)])]
          return field.kind === 'choices'
            ? [para(place, 'FieldLabel', [run(field.label)]), ...hint, ...choiceLines(field.choices, place, false)]
            : [para(place, 'FieldLabel', [run(field.label)]), ...hint, answerSpace(place, 1)]
        }),
    evidence:
      ({ entries }) =>
      (place) =>
        entries.map(({ id, number, inlines }) =>
          para(place, 'Evidence', [
            new Bookmark({ id: bookmarkName(id), children: [run(`[${number}]`)] }),
            new TextRun({ children: [new Tab()] }),
            ...runs(inlines),
          ]),
        ),
    pageBreak: () => () => {
      owed = { page: true }
      return []
    },
  }
  return renderer
}

/** The box itself, in a font that Word and LibreOffice have or replace alike. */
const SYMBOL = (value: string) => ({ value, font: 'MS Gothic' })

function table(head: readonly string[], rows: readonly (readonly (readonly Inline[])[])[]): Table {
  const line = { style: BorderStyle.SINGLE, size: 4, color: colour.line }
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const widths = columnWidths([
    head.map((text) => text.length),
    ...rows.map((row) => row.map((inlines) => plainTextOf(inlines).length)),
  ])
  const cell = (children: readonly ParagraphChild[], column: number) =>
    new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      children: [new Paragraph({ style: 'TableText', children })],
    })
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: line, bottom: line, insideHorizontal: line, left: none, right: none, insideVertical: none },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: head.map((text, column) => cell([run(text, { bold: true })], column)),
      }),
      ...rows.map(
        (row) => new TableRow({ cantSplit: true, children: row.map((inlines, column) => cell(runs(inlines), column)) }),
      ),
    ],
  })
}

/** Shares the width of the text by the longest words of each column, none of them less than a sixth. */
function columnWidths(lengths: readonly (readonly number[])[]): number[] {
  const columns = lengths[0]?.length ?? 0
  const longest = Array.from({ length: columns }, (_, column) => Math.max(...lengths.map((row) => row[column] ?? 0), 1))
  const total = longest.reduce((sum, length) => sum + length, 0)
  const shares = longest.map((length) => Math.max(length / total, 1 / 6))
  const whole = shares.reduce((sum, share) => sum + share, 0)
  return shares.map((share) => Math.floor((share / whole) * TEXT_WIDTH))
}

function cover(meta: Meta): FileChild[] {
  return [
    new Paragraph({ style: 'CoverLabel', children: [run(meta.label)] }),
    new Paragraph({ style: 'Title', children: [run(meta.title)] }),
    ...(meta.subtitle === '' ? [] : [new Paragraph({ style: 'Subtitle', children: [run(meta.subtitle)] })]),
    new Paragraph({ children: [run(meta.dates, { bold: true })] }),
    new Paragraph({ children: [run(meta.prepared)], spacing: { after: 480 } }),
  ]
}

/**
 * The paper as a Word file (OOXML): heading styles, a contents field with its entries and page numbers already in it,
 * boxes that can be ticked, no text boxes, and nobody's name in its properties.
 */
export async function renderDocx(publication: Publication): Promise<Uint8Array> {
  const { meta, blocks } = publication
  const isNumbered = countWords(publication) <= LONGEST_NUMBERED
  const renderer = blockRenderer(isNumbered)
  const place: Place = { style: null, list: null, marked: false }
  const document = new Document({
    title: meta.title,
    subject: meta.label,
    creator: '',
    lastModifiedBy: '',
    description: '',
    styles,
    numbering,
    pageNumbers: isNumbered ? estimatePageNumbers : leftToWord,
    sections: [
      {
        properties: {
          titlePage: true,
          page: { size: A4, margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } },
        },
        footers: {
          first: new Footer({ children: [new Paragraph({ style: 'Footer' })] }),
          default: new Footer({
            children: [
              new Paragraph({
                style: 'Footer',
                tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
                children: [
                  run(meta.title),
                  new TextRun({ children: [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
                ],
              }),
            ],
          }),
        },
        children: [...cover(meta), ...blocks.flatMap((block) => renderBlock(renderer, block)(place))],
      },
    ],
  })
  return Packer.toBuffer(document)
}
