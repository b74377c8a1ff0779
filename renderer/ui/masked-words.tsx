import { classes } from './classes.ts'
import styles from './masked-words.module.css'

export type MaskedWordsProps = {
  /** Any string that is not the words: an id. The same seed draws the same bars. */
  readonly seed: string
  readonly lines?: number | undefined
  readonly label?: string | undefined
  readonly className?: string | undefined
}

/** Bars in made-up lengths: nothing of the words is here, neither in the picture nor in the page. */
export function MaskedWords({ seed, lines = 3, label = 'Words that are not shown', className }: MaskedWordsProps) {
  return (
    <div role="img" aria-label={label} className={classes(styles.mask, className)}>
      {maskedLines(seed, lines).map((bars, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars have no other identity
        <span key={line} className={styles.line}>
          {bars.map((width, bar) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: bars have no other identity
            <span key={bar} className={styles.bar} style={{ flexGrow: width }} />
          ))}
          {line === lines - 1 ? <span style={{ flexGrow: 8 }} /> : null}
        </span>
      ))}
    </div>
  )
}

/** Lengths drawn from the seed alone (mulberry32 over an FNV-1a hash of it). */
export function maskedLines(seed: string, lines: number): readonly (readonly number[])[] {
  let state = 2_166_136_261
  for (let index = 0; index < seed.length; index += 1) state = Math.imul(state ^ seed.charCodeAt(index), 16_777_619)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return Array.from({ length: lines }, (_, line) =>
    Array.from({ length: line === lines - 1 ? 3 : 4 + Math.floor(next() * 2) }, () => 2 + Math.round(next() * 5)),
  )
}
