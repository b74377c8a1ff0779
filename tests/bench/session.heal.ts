import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Computer, canMakeHalls, openHall } from '#tests/harness/hall.ts'
import { absoluteFigure, type Bench } from './bench.ts'
import { asUpdate, longProposal } from './data/long-proposal.ts'
import type { HealProcess } from './hub/heal-process.ts'
import { benchProcessBy, clock } from './hub/process.ts'
import type { SignallingProcess } from './hub/signalling-process.ts'
import { startStockFrames } from './stock-frames.ts'

const HALF = 15
const PAGES = 5
const CUT = 20
/** Seconds after which somebody is held never to heal. */
const GIVEN_UP = 30
const BAR = 3

const pause = (seconds: number) => new Promise((resume) => setTimeout(resume, seconds * 1000))

/** Takes the cable out for twenty seconds, in the middle of which all write; gives the moment it is in again. */
async function cutWhile(computer: Computer, write: () => Promise<unknown>): Promise<number> {
  computer.cut()
  await pause(CUT / 2)
  await write()
  await pause(CUT / 2)
  computer.mend()
  return clock()
}

/** Seconds from the cable being in again until all hold what all wrote. */
async function ours(near: Computer, far: Computer, update: Uint8Array): Promise<number> {
  const start = async (computer: Computer) =>
    benchProcessBy<HealProcess>((await computer.through())(process.execPath), 'heal-process.ts')
  await using here = await start(near)
  await using there = await start(far)
  const document = await here.ask('open', { address: near.address, update })
  const codes = await here.ask('invite', 2 * HALF - 1)
  await Promise.all([
    here.ask('join', { codes: codes.slice(HALF), document }),
    there.ask('join', { codes: codes.slice(0, HALF), document }),
  ])
  const both = [here, there]
  const until = async (marks: readonly string[], patience: number) => {
    const moments = await Promise.all(both.map((half) => half.ask('untilAll', { marks, patience })))
    return moments.includes(null) ? null : Math.max(...moments.map(Number))
  }
  await here.ask('write', 'before')
  if ((await until([`before${HALF - 1};`], 20_000)) === null)
    throw new Error('the session did not come to hold one text')
  const mended = await cutWhile(far, () => Promise.all([here.ask('write', 'near'), there.ask('write', 'far')]))
  const healed = await until(marksOf('near', 'far'), GIVEN_UP * 1000)
  for (const half of [there, here]) await half.ask('close', undefined as never)
  return healed === null ? GIVEN_UP : (healed - mended) / 1000
}

const marksOf = (...sides: readonly string[]) =>
  sides.flatMap((side) => Array.from({ length: HALF }, (_, n) => `${side}${n};`))

/** The same for y-webrtc as it comes, with as many lines as it opens. */
async function stock(near: Computer, far: Computer, folder: string, update: Uint8Array): Promise<number> {
  await using signalling = benchProcessBy<SignallingProcess>(
    (await near.through())(process.execPath),
    'signalling-process.ts',
  )
  const url = await signalling.ask('start', near.address)
  await using here = await startStockFrames(near, join(folder, 'near'), HALF)
  await using there = await startStockFrames(far, join(folder, 'far'), HALF)
  await here.start(url, update)
  await there.start(url, null)
  const both = [here, there]
  const all = async (isSo: () => Promise<boolean>, patience: number) => {
    for (const start = clock(); clock() - start < patience; await pause(0.05)) if (await isSo()) return true
    return false
  }
  const haveText = async () =>
    (await Promise.all(both.map((half) => half.each('length', undefined as never))))
      .flat()
      .every((length) => length > 5)
  if (!(await all(haveText, 60_000))) throw new Error('stock y-webrtc did not come to hold one text')
  const mark = (side: string) => `${side};`
  const mended = await cutWhile(far, () =>
    Promise.all([here.each('write', mark('near')), there.each('write', mark('far'))]),
  )
  const holdAll = async () =>
    (await Promise.all(both.map((half) => half.each('holds', [mark('near'), mark('far')])))).flat().every(Boolean)
  return (await all(holdAll, GIVEN_UP * 1000)) ? (clock() - mended) / 1000 : GIVEN_UP
}

/**
 * Thirty computers in one text, fifteen of them behind one cable that is taken out for twenty seconds while all write:
 * from the cable being in again to the moment when all thirty hold what all wrote. Ours are real cores on real files,
 * each with a page's document on it; a session of this size goes by way of the hub, so there are no windows. Beside it,
 * thirty peers of y-webrtc as it comes in two Electrons, given up after thirty seconds.
 */
export const bench: Bench = {
  name: 'session.heal',
  run: async () => {
    if (!canMakeHalls()) throw new Error('A cable can be taken out only on Linux, as root: this bench needs that.')
    const folder = mkdtempSync(join(tmpdir(), 'hearings-heal-'))
    try {
      await using hall = await openHall()
      const [near, far] = [await hall.computer(), await hall.computer()]
      const update = asUpdate(longProposal(PAGES, []))
      const beside = await stock(near, far, folder, update)
      const value = await ours(near, far, update)
      return absoluteFigure('session.heal', 's', value, `stock y-webrtc, 30 peers (${GIVEN_UP} s: never)`, beside, BAR)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
