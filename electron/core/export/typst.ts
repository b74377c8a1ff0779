import {
  type Block,
  type BlockRenderer,
  type Choices,
  type Inline,
  type InlineRenderer,
  type Publication,
  renderBlock,
  renderInline,
} from '#shared/publication/model.ts'
import { printable } from '#shared/publication/text.ts'
import { typstTemplate } from './typst-template.ts'

/**
 * A string literal of Typst. Inside one only the backslash and the quotation mark mean anything, so whatever is
 * typed by people is data to Typst and never code: no other function here lets text through.
 */
export function typstString(text: string): string {
  return `"${printable(text).replaceAll(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\t', ' ')}"`
}

/** A call of one of the template's functions; the arguments are already Typst. */
const call = (name: string, ...args: readonly string[]) => `${name}(${args.join(', ')})`
/** A trailing comma makes an array of one an array. */
const array = (values: readonly string[]) => (values.length === 0 ? '()' : `(${values.join(', ')},)`)
const label = (id: string) => call('label', typstString(id))
const none = 'none'

const styled = (text: string, bold: boolean, italic: boolean) => {
  const inner = italic ? call('emph', text) : text
  return bold ? call('strong', inner) : inner
}
const plain = (text: string) => call('text', typstString(text))

const inlineRenderer: InlineRenderer<string> = {
  text: ({ text, bold, italic }) => styled(plain(text), bold, italic),
  link: ({ text, href, bold, italic }) => styled(call('linked', typstString(href), plain(text)), bold, italic),
  reference: ({ text, to }) => call('linked', label(to), plain(text)),
  citation: ({ label: text, to }) => (to === null ? plain(text) : call('linked', label(to), plain(text))),
  break: () => call('linebreak'),
}

const inlines = (parts: readonly Inline[]) =>
  parts.length === 0 ? plain('') : parts.map((part) => renderInline(inlineRenderer, part)).join(' + ')

const choices = ({ instruction, many, options }: Choices) =>
  call(
    'choices',
    typstString(instruction),
    String(many),
    array(options.map(({ label, hint }) => array([typstString(label), typstString(hint)]))),
  )

const flow = (blocks: readonly Block[]) =>
  blocks.length === 0 ? plain('') : blocks.map((block) => renderBlock(renderer, block)).join(' + ')

/** Each block becomes one expression of Typst that gives content; the look is the template's. */
const renderer: BlockRenderer<string> = {
  contents: () => call('contents'),
  heading: ({ level, number, text, id, listed }) =>
    call('titled', String(level), typstString(number), typstString(text), label(id), String(listed)),
  paragraph: ({ inlines: parts, lead }) => call(lead ? 'lead' : 'para', inlines(parts)),
  list: ({ ordered, items }) => call(ordered ? 'ordered' : 'bulleted', array(items.map(flow))),
  extract: ({ blocks }) => call('extract', flow(blocks)),
  quote: ({ words, attribution }) => call('voice', array(words.map(typstString)), typstString(attribution)),
  withheld: ({ sentence }) => call('withheld', typstString(sentence)),
  question: ({ level, id, label: name, wording, help, choices: offered, spaces }) =>
    call(
      'question',
      String(level),
      label(id),
      typstString(name),
      typstString(wording),
      typstString(help),
      offered === null ? none : choices(offered),
      array(spaces.map(typstString)),
    ),
  table: ({ id, caption, head, rows }) =>
    call('grid-of', label(id), typstString(caption), array(head.map(typstString)), array(rows.flat().map(inlines))),
  notice: ({ heading, lines }) => call('notice', typstString(heading), array(lines.map(inlines))),
  form: ({ fields }) =>
    fields.length === 0
      ? plain('')
      : fields
          .map((field) =>
            call(
              'form-field',
              typstString(field.label),
              typstString(field.hint),
              field.kind === 'choices' ? choices(field.choices) : none,
            ),
          )
          .join(' + '),
  evidence: ({ entries }) =>
    call(
      'evidence',
      array(entries.map(({ id, number, inlines: parts }) => array([label(id), typstString(number), inlines(parts)]))),
    ),
  pageBreak: () => call('pagebreak', 'weak: true'),
}

/** The whole paper as a Typst program that reads nothing: no file, no package, no address. */
export function typstSource({ meta, blocks }: Publication): string {
  const [year, month, day] = meta.preparedOn.split('-').map(Number)
  const facts = [
    `title: ${typstString(meta.title)}`,
    `subtitle: ${typstString(meta.subtitle)}`,
    `kind: ${typstString(meta.label)}`,
    `dates: ${typstString(meta.dates)}`,
    `prepared: ${typstString(meta.prepared)}`,
    `on: datetime(year: ${year}, month: ${month}, day: ${day})`,
  ]
  return `${typstTemplate}
#show: paper.with(${facts.join(', ')})
${blocks.map((block) => `#(${renderBlock(renderer, block)})`).join('\n')}
`
}
