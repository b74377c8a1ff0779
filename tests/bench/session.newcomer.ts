import * as Y from 'yjs'
import { absoluteFigure, type Bench, median, timed } from './bench.ts'
import type { HostProcess } from './hub/host-process.ts'
import type { NewcomerProcess } from './hub/newcomer-process.ts'
import { benchProcess, clock } from './hub/process.ts'

const TEXTS = 20
const BYTES = 5_000_000
const ROUNDS = 3

/** From being let in to twenty texts of five megabytes together in the newcomer's file and window; three cores in three processes. */
export const bench: Bench = {
  name: 'session.newcomer',
  run: async () => {
    await using host = benchProcess<HostProcess>('host-process.ts')
    const documents = await host.ask('open', { texts: TEXTS, bytes: BYTES / TEXTS })
    const expected = documents.map(({ id, update }) => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, update)
      return { id, length: doc.getXmlFragment('body').length }
    })
    const alone = await timed(() => {
      for (const { update } of documents) Y.applyUpdate(new Y.Doc(), update)
    })
    const seconds: number[] = []
    // Those who came before stay: the host goes on telling them.
    await using stays = new AsyncDisposableStack()
    for (let round = 0; round < ROUNDS; round++) {
      const newcomer = stays.use(benchProcess<NewcomerProcess>('newcomer-process.ts'))
      const [code = ''] = await host.ask('invite', 1)
      await newcomer.ask('join', code)
      const whole = newcomer.ask('whenWhole', expected)
      const began = clock()
      if ((await host.ask('letIn', undefined as never)) !== 1) throw new Error('nobody waited to be let in')
      seconds.push(((await whole) - began) / 1000)
      const lengths = await newcomer.ask(
        'lengths',
        expected.map(({ id }) => id),
      )
      if (lengths.some((length, n) => length !== expected[n]?.length)) throw new Error('a text did not arrive whole')
    }
    const bytes = documents.reduce((sum, { update }) => sum + update.length, 0)
    if (bytes < BYTES) throw new Error(`only ${bytes} bytes`)
    return absoluteFigure('session.newcomer', 's', median(seconds), 'Yjs reading them alone', alone / 1000, 3)
  },
}
