import type { HostProcess } from './host-process.ts'
import type { PeersProcess } from './peers-process.ts'
import { benchProcess } from './process.ts'

type Processes = ReturnType<typeof benchProcess<PeersProcess>>[]
const nothing = undefined as never

export const startPeers = (processes: number): Processes =>
  Array.from({ length: processes }, () => benchProcess<PeersProcess>('peers-process.ts'))

/** Brings so many more peers into a session that is open, shared out among processes; each holds the texts named. */
export async function bringIn(
  host: ReturnType<typeof benchProcess<HostProcess>>,
  peers: Processes,
  count: number,
  documents: readonly string[],
): Promise<void> {
  const codes = await host.ask('invite', count)
  let isIn = false
  const coming = Promise.all(
    peers.map((process, at) =>
      process.ask('ours', { codes: codes.filter((_, n) => n % peers.length === at), documents }),
    ),
  ).then(() => {
    isIn = true
  })
  while (!isIn) {
    await host.ask('letIn', nothing)
    await Promise.race([coming, new Promise((resolve) => setTimeout(resolve, 100))])
  }
}
