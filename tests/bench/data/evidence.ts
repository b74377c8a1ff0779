import type { Database } from 'better-sqlite3'
import { v7 as uuidv7 } from 'uuid'
import { createChangeLog } from '#core/changes/commit.ts'
import { newFactsSchema } from '#shared/domain/records/schema.ts'
import { seeded } from '../bench.ts'

const words =
  'hearing child panel reporter advocate family school review decision record room view early offer letter visit plan support safe order appeal listen voice rights carer sibling meeting evidence duty guidance law change local council service time place help home friend worry trust explain understand choose agree share'.split(
    ' ',
  )

/** `count` pieces of evidence, the same for the same seed: common words for most of the text, a rare one in a few. */
export function fillWithEvidence(db: Database, device: string, count: number, seed = 7): void {
  const random = seeded(seed)
  const pick = () => words[Math.floor(random() * words.length)] ?? ''
  const sentence = (length: number) => Array.from({ length }, pick).join(' ')
  const log = createChangeLog(db, { device, now: Date.now, emit: () => undefined })
  const schema = newFactsSchema('evidence')
  for (let at = 0; at < count; at += 5000)
    log.commit(
      'Bench',
      Array.from({ length: Math.min(5000, count - at) }, (_, n) => ({
        op: 'create' as const,
        kind: 'evidence' as const,
        id: uuidv7(),
        facts: schema.parse({
          title: `${sentence(5)} ${at + n}`,
          author: sentence(2),
          published: String(2015 + ((at + n) % 11)),
          body: `${sentence(60)}${(at + n) % 997 === 0 ? ' safeguarder' : ''}`,
        }),
      })),
      { label: null },
    )
}
