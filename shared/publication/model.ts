/**
 * A consultation paper as data: everything a renderer needs and nothing it must work out. Numbers, labels, dates in
 * words and the contents are made by the builder, so that every format says the same. Strings are plain text: no
 * markup of any format ever stands in them.
 */
export type Publication = { readonly meta: Meta; readonly blocks: readonly Block[] }

/** What the cover, the running foot and the file's own properties say. */
export type Meta = {
  readonly title: string
  readonly subtitle: string
  /** What kind of paper this is: "Consultation paper", or "Consultation draft" before it opens. */
  readonly label: string
  /** When people can answer, in words. */
  readonly dates: string
  /** When this copy was made, in words, and as an ISO day. */
  readonly prepared: string
  readonly preparedOn: string
  /** BCP 47. */
  readonly language: 'en-GB'
}

export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly bold: boolean; readonly italic: boolean }
  /** To somewhere outside: http, https or mailto only. */
  | {
      readonly kind: 'link'
      readonly text: string
      readonly href: string
      readonly bold: boolean
      readonly italic: boolean
    }
  /** To another place in the paper, by the id of a heading, question, table or evidence entry. */
  | { readonly kind: 'reference'; readonly text: string; readonly to: string }
  /** "[2, page 14]". `to` is null where the source is not published: then only that is said. */
  | { readonly kind: 'citation'; readonly label: string; readonly to: string | null }
  | { readonly kind: 'break' }

export type HeadingLevel = 1 | 2 | 3 | 4

export type ContentsEntry = {
  readonly level: HeadingLevel
  readonly number: string
  readonly text: string
  readonly to: string
}

export type Choices = {
  /** "Choose one." or "Choose as many as you like." */
  readonly instruction: string
  readonly many: boolean
  readonly options: readonly { readonly label: string; readonly hint: string }[]
}

export type FormField =
  | { readonly kind: 'line'; readonly label: string; readonly hint: string }
  | { readonly kind: 'choices'; readonly label: string; readonly hint: string; readonly choices: Choices }

export type EvidenceEntry = { readonly id: string; readonly number: string; readonly inlines: readonly Inline[] }

export type Block =
  | { readonly kind: 'contents'; readonly entries: readonly ContentsEntry[] }
  | {
      readonly kind: 'heading'
      readonly level: HeadingLevel
      /** "1.2", "Annex A", or empty. */
      readonly number: string
      readonly text: string
      readonly id: string
      /** Stands in the contents. */
      readonly listed: boolean
    }
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[]; readonly lead: boolean }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  /** Words set off from the text that are nobody's voice: from a document, a law, a letter. */
  | { readonly kind: 'extract'; readonly blocks: readonly Block[] }
  /** A person's words, shown because what they agreed to allows it. One string a paragraph. */
  | { readonly kind: 'quote'; readonly words: readonly string[]; readonly attribution: string }
  /** Words stood here and are not shown. Says so, and nothing about whose, why or how long. */
  | { readonly kind: 'withheld'; readonly sentence: string }
  | {
      readonly kind: 'question'
      readonly level: HeadingLevel
      readonly id: string
      readonly number: string
      /** "Question 4". */
      readonly label: string
      readonly wording: string
      readonly help: string
      /** Null where people answer in their own words only. */
      readonly choices: Choices | null
      /** The names of the spaces to write in, in order. */
      readonly spaces: readonly string[]
    }
  | {
      readonly kind: 'table'
      readonly id: string
      readonly caption: string
      readonly head: readonly string[]
      readonly rows: readonly (readonly (readonly Inline[])[])[]
    }
  | { readonly kind: 'notice'; readonly heading: string; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: 'form'; readonly fields: readonly FormField[] }
  | { readonly kind: 'evidence'; readonly entries: readonly EvidenceEntry[] }
  | { readonly kind: 'pageBreak' }

export type BlockKind = Block['kind']
export type BlockOf<K extends BlockKind> = Extract<Block, { kind: K }>
export type InlineKind = Inline['kind']
export type InlineOf<K extends InlineKind> = Extract<Inline, { kind: K }>

/** A renderer says what becomes of every kind of block: a new kind does not compile until every format knows it. */
export type BlockRenderer<Out> = { readonly [K in BlockKind]: (block: BlockOf<K>) => Out }
export type InlineRenderer<Out> = { readonly [K in InlineKind]: (inline: InlineOf<K>) => Out }

export function renderBlock<Out>(renderer: BlockRenderer<Out>, block: Block): Out {
  return (renderer[block.kind] as (block: Block) => Out)(block)
}

export function renderInline<Out>(renderer: InlineRenderer<Out>, inline: Inline): Out {
  return (renderer[inline.kind] as (inline: Inline) => Out)(inline)
}
