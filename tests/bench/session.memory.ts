import { absoluteFigure, type Bench } from './bench.ts'
import { bringIn, startPeers } from './hub/hall.ts'
import type { HostProcess } from './hub/host-process.ts'
import { benchProcess } from './hub/process.ts'

const MORE = 60
const TEXTS = 20
const BYTES = 50_000
const MEGABYTE = 1_048_576
const nothing = undefined as never

/** What each participant more costs the host's computer, with twenty texts that all hold and everyone writing meanwhile. */
export const bench: Bench = {
  name: 'session.memory',
  run: async () => {
    await using host = benchProcess<HostProcess>('host-process.ts')
    await using stays = new AsyncDisposableStack()
    const [first, ...others] = startPeers(4).map((process) => stays.use(process))
    if (first === undefined) throw new Error('nobody comes')
    const documents = (await host.ask('open', { texts: TEXTS, bytes: BYTES })).map(({ id }) => id)
    const write = (processes: (typeof first)[]) =>
      Promise.all(processes.map((process) => process.ask('write', { every: 2000, during: 8000 })))
    await bringIn(host, [first], 1, documents)
    await write([first])
    const withOne = await host.ask('memory', nothing)
    await bringIn(host, others, MORE, documents)
    await write(others)
    const withAll = await host.ask('memory', nothing)
    const each = (withAll - withOne) / MORE / MEGABYTE
    return absoluteFigure('session.memory', 'MB', each, 'the host with one participant', withOne / MEGABYTE, 5)
  },
}
