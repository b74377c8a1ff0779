/** Run as a process of its own on a computer of a hall: the signalling of stock y-webrtc. */
import { startSignalling } from '../signalling.ts'
import { serveBench } from './process.ts'

const handlers = {
  start: async (address: string): Promise<string> => (await startSignalling(address)).url,
}
export type SignallingProcess = typeof handlers
serveBench(handlers)
