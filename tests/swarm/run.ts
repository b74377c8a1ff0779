import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { seeded } from '../bench/bench.ts'
import { type Hall, openHall } from './hall.ts'
import { judge, judgePoll } from './judge.ts'
import type { Account } from './peer.ts'
import { poll } from './polls.ts'
import { type Screen, seatScreens } from './screens.ts'

/**
 * A hall full of people who write, vote, come late, fall out of the network and come back, beside windows of the real
 * app: `npm run swarm -- --peers 40 --minutes 10`. In the end everyone must hold the same, nothing that was kept may be
 * lost, and no vote may count twice. Exit code 1 otherwise.
 */
const { values } = parseArgs({
  options: {
    peers: { type: 'string', default: '40' },
    minutes: { type: 'string', default: '10' },
    apps: { type: 'string', default: '2' },
    seed: { type: 'string', default: '20260301' },
  },
})
const peers = Number(values.peers)
const minutes = Number(values.minutes)
const random = seeded(Number(values.seed))
const say = (line: string) => process.stdout.write(`${line}\n`)
const complaints: string[] = []
const troubles: string[] = []
const done = { cuts: 0, restarts: 0, crashes: 0, polls: 0, answers: 0 }

/** Milliseconds after the last edit by which everyone should long hold the same. */
const LONGEST_WAIT = 60_000
/** Everyone together makes about this many edits a second, however many they are: what a busy hall does. */
const EDITS_PER_SECOND = 20
const everyMs = (peers * 1000) / EDITS_PER_SECOND

const somebody = (hall: Hall) => hall.names[Math.floor(random() * hall.names.length)] ?? ''
const attempt = async (what: string, work: () => Promise<void>) => {
  try {
    await work()
  } catch (error) {
    troubles.push(`${what}: ${String(error)}`)
  }
}

/** What goes wrong in a hall, one thing after the other, until the time is over. */
async function misfortunes(hall: Hall, until: number, late: string[]): Promise<void> {
  const half = Date.now() + (until - Date.now()) / 2
  while (Date.now() < until) {
    await pause(1500 + random() * 2500)
    const name = late.shift()
    if (name !== undefined) await attempt(`${name} comes late`, () => hall.seat(name, everyMs))
    if (done.crashes === 0 && Date.now() > half) {
      done.crashes += 1
      await attempt('the host crashes and returns', () => hall.crashHost())
    } else if (random() < 0.3) {
      done.restarts += 1
      await attempt('a restart', () => hall.restart(somebody(hall)))
    } else {
      done.cuts += 1
      void attempt('a cut', () => hall.cut(somebody(hall), 2000 + random() * 18_000))
    }
  }
}

async function polls(hall: Hall, until: number): Promise<void> {
  while (Date.now() + 15_000 < until) {
    await attempt('a poll', async () => {
      const polled = await poll(hall)
      done.polls += 1
      done.answers += polled.tally
      complaints.push(...judgePoll(polled))
    })
    await pause(3000)
  }
}

/** Waits until all agree, as long as it is worth waiting. Gives the milliseconds it took. */
async function settle(hall: Hall, screens: readonly Screen[]): Promise<number> {
  const start = Date.now()
  for (;;) {
    const accounts = await hall.accounts()
    const told = [...judge(accounts).complaints]
    for (const screen of screens) told.push(...(await screen.complaints(accounts[0]?.standing ?? {})))
    if (told.length === 0 || Date.now() - start > LONGEST_WAIT) {
      complaints.push(...told)
      return Date.now() - start
    }
    await pause(500)
  }
}

async function main(): Promise<void> {
  await using hall = await openHall({ texts: 3, processes: 3, seed: Number(values.seed) })
  const names = Array.from({ length: peers }, (_, place) => `p${place + 1}`)
  const late = names.splice(Math.ceil(peers * 0.8))
  const began = Date.now()
  for (const name of names) await hall.seat(name, everyMs)
  await using screens = await seatScreens(hall, Number(values.apps))
  say(`${names.length} people and ${screens.all.length} windows came in within ${seconds(Date.now() - began)} s`)
  const until = Date.now() + minutes * 60_000
  await Promise.all([misfortunes(hall, until, late), polls(hall, until), screens.write(until)])
  await hall.rest()
  const took = await settle(hall, screens.all)
  report(await hall.accounts(), took)
}

function report(accounts: readonly Account[], took: number): void {
  const edits = accounts.reduce((sum, account) => sum + account.edits, 0)
  const kept = accounts.reduce((sum, account) => sum + account.kept.length, 0)
  const refusals: Record<string, number> = {}
  for (const account of accounts)
    for (const [code, count] of Object.entries(account.refusals)) refusals[code] = (refusals[code] ?? 0) + count
  say(
    `${accounts.length} peers, ${edits} edits of which ${kept} words kept, ${accounts[0]?.actions.length ?? 0} records`,
  )
  say(`${done.cuts} cuts, ${done.restarts} restarts, ${done.crashes} crashes of the host`)
  say(`${done.polls} polls with ${done.answers} answers, each counted once`)
  say(`everyone held the same ${seconds(took)} s after the last edit`)
  say(`refusals: ${JSON.stringify(refusals)}`)
  for (const trouble of troubles) say(`went wrong on the way: ${trouble}`)
  for (const complaint of complaints) say(`NOT AS IT SHOULD BE: ${complaint}`)
  say(complaints.length === 0 ? 'passed' : 'FAILED')
}

const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1)

await main()
process.exit(complaints.length === 0 && troubles.length === 0 ? 0 : 1)
