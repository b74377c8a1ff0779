import { plainTextOf } from './body.ts'
import { type Block, type BlockRenderer, type Inline, type Publication, renderBlock } from './model.ts'

const inWords = (text: string) => text.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu)?.length ?? 0
const inInlines = (inlines: readonly Inline[]) => inWords(plainTextOf(inlines))
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
const inBlocks = (blocks: readonly Block[]): number => sum(blocks.map((block) => renderBlock(counters, block)))

const counters: BlockRenderer<number> = {
  contents: () => 0,
  heading: ({ text }) => inWords(text),
  paragraph: ({ inlines }) => inInlines(inlines),
  list: ({ items }) => sum(items.map(inBlocks)),
  extract: ({ blocks }) => inBlocks(blocks),
  quote: ({ words, attribution }) => sum(words.map(inWords)) + inWords(attribution),
  withheld: ({ sentence }) => inWords(sentence),
  question: ({ wording, help, choices }) =>
    inWords(wording) + inWords(help) + sum((choices?.options ?? []).map(({ label }) => inWords(label))),
  table: ({ caption, head, rows }) => inWords(caption) + sum(head.map(inWords)) + sum(rows.flat().map(inInlines)),
  notice: ({ heading, lines }) => inWords(heading) + sum(lines.map(inInlines)),
  form: ({ fields }) =>
    sum(
      fields.map(
        (field) =>
          inWords(field.label) +
          inWords(field.hint) +
          (field.kind === 'choices'
            ? sum(field.choices.options.map((option) => inWords(option.label) + inWords(option.hint)))
            : 0),
      ),
    ),
  evidence: ({ entries }) => sum(entries.map((entry) => inInlines(entry.inlines))),
  pageBreak: () => 0,
}

/** Words a reader of the paper meets; the contents, which repeat, are not counted. */
export function countWords({ blocks }: Publication): number {
  return inBlocks(blocks)
}
