import { type Bench, percentile, ratioFigure } from './bench.ts'
import { bringIn, startPeers } from './hub/hall.ts'
import type { HostProcess } from './hub/host-process.ts'
import type { PlainProcess } from './hub/plain-process.ts'
import { benchProcess } from './hub/process.ts'

const PEERS = 100
const PROCESSES = 4
const ROUNDS = 3
/** Everyone writes once in this time, for so long; in milliseconds. */
const EVERY = 3000
const DURING = 12_000
const nothing = undefined as never

/** From an edit of one of a hundred participants to another's copy of the text, through one hub, beside a Hocuspocus server as it comes. */
export const bench: Bench = {
  name: 'session.hub',
  run: async () => {
    await using host = benchProcess<HostProcess>('host-process.ts')
    await using plain = benchProcess<PlainProcess>('plain-process.ts')
    await using stays = new AsyncDisposableStack()
    const ours = startPeers(PROCESSES)
    const theirs = startPeers(PROCESSES)
    for (const process of [...ours, ...theirs]) stays.use(process)
    const [document] = await host.ask('open', { texts: 1, bytes: 0 })
    const documents = document ? [document.id] : []
    await bringIn(host, ours, PEERS, documents)
    const url = await plain.ask('open', nothing)
    for (const process of theirs) await process.ask('plain', { url, count: PEERS / PROCESSES, documents: ['text'] })
    const write = async (peers: typeof ours) =>
      (await Promise.all(peers.map((process) => process.ask('write', { every: EVERY, during: DURING })))).flat()
    const delays = { ours: [] as number[], plain: [] as number[] }
    for (let round = 0; round < ROUNDS; round++) {
      delays.plain.push(...(await write(theirs)))
      delays.ours.push(...(await write(ours)))
    }
    for (const peers of [ours, theirs]) {
      const lengths = (await Promise.all(peers.map((process) => process.ask('lengths', nothing)))).flat(2)
      if (lengths.length !== PEERS || new Set(lengths).size !== 1) throw new Error('not everyone holds the same text')
    }
    return ratioFigure(
      'session.hub',
      'ms',
      percentile(delays.ours, 0.95),
      'plain Hocuspocus',
      percentile(delays.plain, 0.95),
      1.5,
    )
  },
}
