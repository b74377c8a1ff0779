import type * as Y from 'yjs'
import { digestOf } from './digest.ts'

/** A text is read when it has been quiet for this long, at latest after that: in milliseconds. */
const QUIET = 400
const LATEST = 2000
/** A text that takes long to read is read so much less often: a share of a thousand of the time, at most. */
const SHARE = 20

/** Reads texts anew some time after they changed, one at a time, so that nothing waits for long. */
export function createDigests(options: {
  /** `use` while it is read; null where it is not here. */
  read(document: string): { readonly doc: Y.Doc; done(): void } | null
  onDigest(document: string, sha256: string): void
}) {
  const known = new Map<string, string>()
  const due = new Map<string, { readonly since: number; at: number }>()
  const restUntil = new Map<string, number>()
  let timer: NodeJS.Timeout | undefined
  let quiet = QUIET

  const readNow = (document: string): string | null => {
    due.delete(document)
    const text = options.read(document)
    if (text === null) return null
    const began = performance.now()
    const sha256 = digestOf(text.doc)
    text.done()
    const ended = performance.now()
    restUntil.set(document, ended + (ended - began) * SHARE)
    if (known.get(document) !== sha256) {
      known.set(document, sha256)
      options.onDigest(document, sha256)
    }
    return sha256
  }

  const next = () => {
    timer = undefined
    const now = performance.now()
    for (const [document, { at }] of due)
      if (at <= now) {
        readNow(document)
        break
      }
    plan()
  }
  const plan = () => {
    if (timer !== undefined || due.size === 0) return
    const first = Math.min(...[...due.values()].map(({ at }) => at))
    timer = setTimeout(next, Math.max(0, Math.min(first - performance.now(), quiet)))
  }

  return {
    /** It changed, or may have. */
    changed(document: string): void {
      const now = performance.now()
      const since = due.get(document)?.since ?? now
      const at = Math.max(Math.min(now + quiet, since + LATEST), restUntil.get(document) ?? 0)
      due.set(document, { since, at })
      plan()
    },
    readNow,
    of: (document: string) => known.get(document),
    /** From now on nobody waits to see whether more comes. */
    hurry(): void {
      quiet = 20
      for (const document of [...due.keys()]) readNow(document)
    },
    forget(document: string): void {
      known.delete(document)
      due.delete(document)
      restUntil.delete(document)
    },
    stop(): void {
      clearTimeout(timer)
      due.clear()
    },
  }
}
