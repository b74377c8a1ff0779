import type { WebSocket } from 'ws'
import type { Channel } from './channels.ts'
import { limits } from './limits.ts'

/** What waits for all members of a session together. */
export type Budget = { used: number }
type Frame = string | Uint8Array
const sizeOf = (frame: Frame) => frame.length

/**
 * What waits to be sent on one line. A little is handed to the network ahead of its asking; the rest waits here, in a
 * lane per channel, and lanes take turns, so that a long text never stands before a show of hands. Who does not read is
 * dropped before memory is.
 */
export function createOutbox(socket: WebSocket, onTooMuch: () => void, budget: Budget = { used: 0 }) {
  const lanes = new Map<Channel, Frame[]>()
  let waiting = 0
  let isOver = false

  const isOpen = () => socket.readyState === socket.OPEN && !isOver
  const pump = () => {
    while (isOpen() && lanes.size > 0 && socket.bufferedAmount < limits.aheadBytes) {
      for (const [channel, lane] of lanes) {
        const frame = lane.shift()
        if (lane.length === 0) lanes.delete(channel)
        else {
          lanes.delete(channel)
          lanes.set(channel, lane)
        }
        if (frame === undefined) break
        waiting -= sizeOf(frame)
        budget.used -= sizeOf(frame)
        socket.send(frame, pump)
        break
      }
    }
  }

  const hasTooMuch = (more: number) => {
    const unsent = waiting + socket.bufferedAmount + more
    return unsent > limits.unsentBytes || (budget.used + more > limits.unsentByAllBytes && unsent > limits.sparedBytes)
  }

  return {
    /** `lane`: of a feature; the line's own frames have none and go first. */
    send(frame: Frame, lane?: Channel): void {
      if (!isOpen()) return
      if (hasTooMuch(sizeOf(frame))) {
        onTooMuch()
        return
      }
      const queue = lane && lanes.get(lane)
      if (lane === undefined || (queue === undefined && socket.bufferedAmount < limits.aheadBytes)) {
        socket.send(frame, pump)
        return
      }
      waiting += sizeOf(frame)
      budget.used += sizeOf(frame)
      if (queue) queue.push(frame)
      else lanes.set(lane, [frame])
    },
    unsent: () => waiting + socket.bufferedAmount,
    /** Forgets what waits. */
    stop() {
      if (isOver) return
      isOver = true
      budget.used -= waiting
      waiting = 0
      lanes.clear()
    },
  }
}
