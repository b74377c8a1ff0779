import { PASSPHRASE, startTestCore } from '#tests/harness/core.ts'
import { absoluteFigure, type Bench, median, timed } from './bench.ts'
import { withEvidenceFile } from './data/workspace.ts'

/** From the passphrase to a list of 50,000 pieces of evidence in hand; the passphrase's own derivation is shown beside it. */
export const bench: Bench = {
  name: 'open.50k',
  run: () =>
    withEvidenceFile(50_000, async ({ file, folder }) => {
      const whole: number[] = []
      const empty: number[] = []
      for (let round = 0; round < 5; round++) {
        const core = startTestCore({ folder })
        whole.push(
          await timed(async () => {
            await core.client.call('workspace.open', { file, secret: { by: 'passphrase', passphrase: PASSPHRASE } })
            const { total } = await core.client.call('record.rows', { kind: 'evidence', limit: 100_000 })
            if (total !== 50_000) throw new Error(`${total} rows`)
          }),
        )
        await core.stop()
        const { keyFromPassphrase } = await import('#core/storage/keys.ts')
        empty.push(await timed(() => keyFromPassphrase(PASSPHRASE, Buffer.alloc(16, round))))
      }
      return absoluteFigure('open.50k', 'ms', median(whole), 'deriving the key alone', median(empty), 1500)
    }),
}
