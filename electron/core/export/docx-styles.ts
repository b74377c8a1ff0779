import { AlignmentType, BorderStyle, type IStylesOptions, LevelFormat, LineRuleType } from 'docx'

/** Widths of Word: twentieths of a point. */
export const TWIPS_PER_MM = 1440 / 25.4

/** Dark enough on white for text (7:1 and more); the same hues as on screen. */
export const colour = {
  text: '231F1A',
  muted: '574F45',
  accent: '1B5867',
  accentSoft: 'E3EDEE',
  voice: '6B4267',
  line: 'B9AE9D',
}

/** Arial is on every computer that opens Word files, or a font of its widths is; sizes are half points. */
const FONT = 'Arial'
const pt = (points: number) => points * 2

const heading = (size: number, before: number, after: number, color = colour.text) => ({
  run: { font: FONT, size: pt(size), bold: true, color },
  paragraph: { spacing: { before, after, line: 264, lineRule: LineRuleType.AUTO }, keepNext: true, keepLines: true },
})

const normal = { basedOn: 'Normal', quickFormat: true }

/** A rule beside the paragraph; `space` in points. */
export const rule = (color: string) => ({ left: { style: BorderStyle.SINGLE, size: 24, space: 12, color } })

/**
 * Real styles for all that the paper holds, so that Word's own navigation, contents and restyling work. Text is 12 pt
 * or more, left-aligned, sans-serif (Scottish Government publishing rules).
 */
export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: FONT, size: pt(12), color: colour.text, language: { value: 'en-GB' } },
      paragraph: {
        alignment: AlignmentType.LEFT,
        spacing: { after: 160, line: 300, lineRule: LineRuleType.AUTO },
      },
    },
    title: {
      run: { font: FONT, size: pt(30), bold: true, color: colour.text },
      paragraph: { spacing: { before: 120, after: 200, line: 264, lineRule: LineRuleType.AUTO } },
    },
    heading1: heading(22, 480, 200, colour.accent),
    heading2: heading(16, 360, 140),
    heading3: heading(13, 280, 120),
    heading4: heading(12, 240, 100),
    listParagraph: { paragraph: { spacing: { after: 120 } } },
    caption: {
      run: { font: FONT, size: pt(12), bold: true, color: colour.text },
      paragraph: { spacing: { before: 240, after: 100 }, keepNext: true },
    },
    hyperlink: { run: { color: colour.accent, underline: {} } },
  },
  paragraphStyles: [
    {
      id: 'Subtitle',
      name: 'Subtitle',
      ...normal,
      run: { size: pt(16), color: colour.muted },
      paragraph: { spacing: { after: 480 } },
    },
    {
      id: 'CoverLabel',
      name: 'Cover Label',
      ...normal,
      run: { size: pt(14), bold: true, color: colour.accent },
      paragraph: { spacing: { before: 2400, after: 120 } },
    },
    { id: 'TOCHeading', name: 'TOC Heading', ...normal, ...heading(22, 0, 240, colour.accent) },
    {
      id: 'TOC1',
      name: 'toc 1',
      basedOn: 'Normal',
      run: { bold: true },
      paragraph: { spacing: { before: 120, after: 40 } },
    },
    { id: 'TOC2', name: 'toc 2', basedOn: 'Normal', paragraph: { spacing: { after: 40 }, indent: { left: 360 } } },
    { id: 'Lead', name: 'Lead', ...normal, run: { size: pt(14) }, paragraph: { spacing: { after: 200 } } },
    {
      id: 'Quote',
      name: 'Quote',
      ...normal,
      run: { size: pt(13) },
      paragraph: { indent: { left: 480 }, border: rule(colour.voice), spacing: { after: 80 }, keepLines: true },
    },
    {
      id: 'QuoteSource',
      name: 'Quote Source',
      basedOn: 'Quote',
      run: { size: pt(12), color: colour.muted },
      paragraph: { spacing: { after: 240 } },
    },
    {
      id: 'Withheld',
      name: 'Withheld Words',
      ...normal,
      run: { color: colour.muted },
      paragraph: {
        indent: { left: 480 },
        border: { left: { style: BorderStyle.DASHED, size: 12, space: 12, color: colour.muted } },
        spacing: { after: 240 },
        keepLines: true,
      },
    },
    { id: 'Extract', name: 'Extract', ...normal, paragraph: { indent: { left: 480 }, border: rule(colour.line) } },
    {
      id: 'Help',
      name: 'Help',
      ...normal,
      run: { color: colour.muted },
      paragraph: { keepNext: true, spacing: { after: 100 } },
    },
    {
      id: 'Choice',
      name: 'Choice',
      ...normal,
      paragraph: {
        indent: { left: 480, hanging: 480 },
        spacing: { after: 80 },
        keepLines: true,
      },
    },
    {
      id: 'FieldLabel',
      name: 'Field Label',
      ...normal,
      run: { bold: true },
      paragraph: { keepNext: true, spacing: { before: 200, after: 80 } },
    },
    {
      id: 'AnswerSpace',
      name: 'Answer Space',
      ...normal,
      run: { color: colour.muted },
      paragraph: {
        keepLines: true,
        spacing: { after: 240 },
        indent: { left: 120, right: 120 },
        border: {
          top: { style: BorderStyle.SINGLE, size: 6, space: 6, color: colour.muted },
          bottom: { style: BorderStyle.SINGLE, size: 6, space: 6, color: colour.muted },
          left: { style: BorderStyle.SINGLE, size: 6, space: 6, color: colour.muted },
          right: { style: BorderStyle.SINGLE, size: 6, space: 6, color: colour.muted },
        },
      },
    },
    {
      id: 'Notice',
      name: 'Notice',
      ...normal,
      paragraph: {
        spacing: { after: 0 },
        indent: { left: 240, right: 240 },
        shading: { fill: colour.accentSoft, type: 'clear', color: 'auto' },
        border: {
          top: { style: BorderStyle.SINGLE, size: 6, space: 8, color: colour.accentSoft },
          bottom: { style: BorderStyle.SINGLE, size: 6, space: 8, color: colour.accentSoft },
          left: { style: BorderStyle.SINGLE, size: 24, space: 10, color: colour.accent },
        },
        keepLines: true,
      },
    },
    {
      id: 'Evidence',
      name: 'Evidence',
      ...normal,
    },
    { id: 'TableText', name: 'Table Text', ...normal, paragraph: { spacing: { before: 60, after: 60 } } },
    {
      id: 'Footer',
      name: 'footer',
      basedOn: 'Normal',
      run: { size: pt(10), color: colour.muted },
      paragraph: { spacing: { after: 0 } },
    },
  ],
}

/** Word counts list levels 0 to 8. */
export const DEEPEST_LIST = 8

const LEVELS = Array.from({ length: DEEPEST_LIST + 1 }, (_, level) => level)
const indent = (level: number) => ({ paragraph: { indent: { left: 480 * (level + 1), hanging: 360 } } })
const ORDERED = [LevelFormat.DECIMAL, LevelFormat.LOWER_LETTER, LevelFormat.LOWER_ROMAN] as const

export const numbering = {
  config: [
    {
      reference: 'bullets',
      levels: LEVELS.map((level) => ({
        level,
        format: LevelFormat.BULLET,
        text: level % 2 === 0 ? '•' : '–',
        alignment: AlignmentType.LEFT,
        style: indent(level),
      })),
    },
    {
      reference: 'numbers',
      levels: LEVELS.map((level) => ({
        level,
        format: ORDERED[level % 3] ?? LevelFormat.DECIMAL,
        text: `%${level + 1}.`,
        alignment: AlignmentType.LEFT,
        style: indent(level),
      })),
    },
  ],
}
