import type { BlockOf, ContentsEntry, HeadingLevel } from './model.ts'
import { oneLineOf } from './text.ts'

export type Outline = {
  /** A heading of its own kind: "Foreword", "Annex A". `number` as it is to stand, or empty. */
  plain(id: string, text: string, number?: string): BlockOf<'heading'>
  /** Begins the next numbered section. */
  section(text: string): BlockOf<'heading'>
  /** A heading within the section; never more than one level below the one before it. */
  within(level: 2 | 3, text: string): BlockOf<'heading'>
}

/** Numbers headings as they come: 1, 1.1, 1.1.1. */
export function createOutline(): Outline {
  let counts: [number, number, number] = [0, 0, 0]
  const heading = (level: HeadingLevel, number: string, text: string, id: string): BlockOf<'heading'> => ({
    kind: 'heading',
    level,
    number,
    text: oneLineOf(text),
    id,
    listed: true,
  })
  const numbered = (level: 1 | 2 | 3, text: string) => {
    const numbers = counts.slice(0, level)
    return heading(level, numbers.join('.'), text, `section-${numbers.join('-')}`)
  }
  return {
    plain: (id, text, number = '') => heading(1, number, text, id),
    section(text) {
      counts = [counts[0] + 1, 0, 0]
      return numbered(1, text)
    },
    within(level, text) {
      const [section, part, piece] = counts
      if (level === 2 || part === 0) {
        counts = [section, part + 1, 0]
        return numbered(2, text)
      }
      counts = [section, part, piece + 1]
      return numbered(3, text)
    },
  }
}

/** The contents: what is listed, down to the second level. */
export function contentsOf(headings: readonly BlockOf<'heading'>[]): ContentsEntry[] {
  return headings
    .filter(({ listed, level }) => listed && level <= 2)
    .map(({ level, number, text, id }) => ({ level, number, text, to: id }))
}
