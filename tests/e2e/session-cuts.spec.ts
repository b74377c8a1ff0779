import { execFileSync } from 'node:child_process'
import { expect, type Page, test } from '@playwright/test'
import { pictureOpenWindows, type RunningApp } from '../harness/app.ts'
import { type Computer, canMakeHalls, type Hall, openHall } from '../harness/hall.ts'
import * as job from '../harness/main-job.ts'

/** Milliseconds in which everybody holds everything again, counted from when the network is there again. */
const HEALED = 10_000
const title = 'A letter before the day'
const unreached = 'Cannot reach the others just now: everything is saved here'
const pause = (seconds: number) => new Promise((resume) => setTimeout(resume, seconds * 1000))

type Person = { readonly name: string; readonly computer: Computer; readonly running: RunningApp; readonly page: Page }

type Extras = {
  /** Done to each computer before they meet. */
  readonly before?: (computer: Computer, name: string) => void
  /** What somebody takes part as, by name; a member where left out. */
  readonly roles?: Readonly<Record<string, string>>
}

/** The chair and others in one text, each on a computer with a network of its own. */
async function session(
  hall: Hall,
  names: readonly string[],
  { before = () => undefined, roles = {} }: Extras = {},
): Promise<readonly [Person, ...Person[]]> {
  const start = async (name: string): Promise<Person> => {
    const computer = await hall.computer()
    // Whoever wanted to speak to the world would ask for its address on this cable.
    computer.run('ip', 'route', 'add', 'default', 'dev', 'eth0')
    before(computer, name)
    const running = await computer.launch({ size: { width: 1100, height: 760 } })
    await job.untilOpen(running)
    return { name, computer, running, page: running.page }
  }
  const [chair, ...others] = (await Promise.all(['Morven', ...names].map(start))) as [Person, ...Person[]]
  await job.addProposal(chair.page, title)
  await job.write(chair.page, 'Every child is written to before the day.')
  for (const [n, { name, page }] of others.entries()) {
    const network = new RegExp(chair.computer.address.replaceAll('.', '\\.'))
    const code =
      n === 0
        ? await job.startSession(chair.page, title, name, network)
        : await job.anotherCode(chair.page, name, roles[name])
    await job.joinSession(page, code, chair.page)
  }
  await Promise.all([chair, ...others].map(({ page }) => job.openProposal(page, title)))
  return [chair, ...others]
}

async function untilDirect(everyone: readonly Person[]): Promise<void> {
  const others = everyone.length === 2 ? '1 other' : `${everyone.length - 1} others`
  for (const { page } of everyone)
    await expect(status(page, `Shared directly with ${others}`)).toBeVisible({ timeout: 30_000 })
}

const status = (page: Page, words: string | RegExp) => page.getByText(words, { exact: true }).first()
const sees = ({ page }: Person, words: string, timeout = HEALED) =>
  expect(job.editor(page).getByText(words)).toBeVisible({ timeout })

const wordsOf = (name: string, when: string) => `What ${name} wrote ${when}.`

/** Takes the cable out for so long; both sides write meanwhile, and hold both soon after it is in again. */
async function cutFor(seconds: number, chair: Person, other: Person, everyone: readonly Person[]): Promise<void> {
  const when = `during the cut of ${seconds} seconds`
  other.computer.cut()
  await job.write(other.page, wordsOf(other.name, when))
  if (seconds >= 18) await expect(status(other.page, unreached)).toBeVisible()
  await pause(seconds)
  other.computer.mend()
  await sees(chair, wordsOf(other.name, when))
  await sees(other, wordsOf(chair.name, 'meanwhile'))
  for (const one of everyone) await sees(one, wordsOf(other.name, when), 60_000)
}

/** The processes of an app that stop when a computer sleeps: what draws the page, and the core. */
async function processesOf({ app }: RunningApp): Promise<readonly number[]> {
  const main = app.process().pid ?? 0
  const renderers = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => contents.getOSProcessId()),
  )
  const table = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
  const cores = table
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((match) => Number(match?.[2]) === main && /entry\.(node|utility)|Hearings core/.test(match?.[3] ?? ''))
  return [...renderers, ...cores.map((match) => Number(match?.[1]))]
}

async function sleepFor(seconds: number, chair: Person, sleeper: Person): Promise<void> {
  const processes = await processesOf(sleeper.running)
  expect(processes.length).toBeGreaterThan(1)
  for (const pid of processes) process.kill(pid, 'SIGSTOP')
  await pause(seconds)
  for (const pid of processes) process.kill(pid, 'SIGCONT')
  await sees(sleeper, wordsOf(chair.name, 'meanwhile'))
  await job.write(sleeper.page, wordsOf(sleeper.name, 'after waking'))
  await sees(chair, wordsOf(sleeper.name, 'after waking'))
}

/** What a computer's programs looked for or spoke to on its network, the session's own and multicast left out. */
function strangersOf({ computer }: Person): readonly string[] {
  const asked = computer
    .run('ip', '-4', 'neigh')
    .split('\n')
    .map((line) => line.split(' ')[0] ?? '')
  return [...asked, ...computer.talksTo()].filter(
    (address) => address !== '' && !/^(10\.77\.0\.|22[4-9]\.|23\d\.|\[)/.test(address),
  )
}

async function inAHall(work: (hall: Hall) => Promise<void>): Promise<void> {
  await using hall = await openHall()
  try {
    await work(hall)
  } catch (error) {
    await pictureOpenWindows((name) => test.info().outputPath(`${name}.png`))
    throw error
  }
}

// Cables can be taken out only where computers with networks of their own can be made: on Linux, as root.
if (canMakeHalls()) {
  test('cuts of five and twenty seconds and a computer that slept heal in ten, both ways, and nobody outside is spoken to', () =>
    inAHall(async (hall) => {
      const everyone = await session(hall, ['Una', 'Isla', 'Ross'])
      const [chair, una, isla, ross] = everyone as unknown as [Person, Person, Person, Person]
      await untilDirect(everyone)
      const strangers = new Set<string>()
      const watching = setInterval(() => {
        for (const one of everyone.flatMap(strangersOf)) strangers.add(one)
      }, 1000)
      const broken = Promise.all([
        cutFor(5, chair, una, everyone),
        cutFor(20, chair, isla, everyone),
        sleepFor(20, chair, ross),
      ])
      await job.write(chair.page, wordsOf(chair.name, 'meanwhile'))
      await broken
      for (const { page } of everyone) await expect(status(page, 'All 4 hold this text')).toBeVisible()
      await untilDirect(everyone)
      clearInterval(watching)
      expect([...strangers]).toEqual([])
    }))

  test('cuts of eighteen, twenty-five and sixty seconds heal in ten, both ways @long', () =>
    inAHall(async (hall) => {
      const everyone = await session(hall, ['Una', 'Isla', 'Ross'])
      const [chair, una, isla, ross] = everyone as unknown as [Person, Person, Person, Person]
      await untilDirect(everyone)
      const broken = Promise.all([
        cutFor(18, chair, una, everyone),
        cutFor(25, chair, isla, everyone),
        cutFor(60, chair, ross, everyone),
      ])
      await job.write(chair.page, wordsOf(chair.name, 'meanwhile'))
      await broken
      for (const { page } of everyone) await expect(status(page, 'All 4 hold this text')).toBeVisible()
    }))

  test('where no direct line opens, and for who only reads, the text goes through the chair’s computer @long', () =>
    inAHall(async (hall) => {
      const everyone = await session(hall, ['Una', 'Olive'], {
        before: (computer, name) => name === 'Una' && computer.dropDirectLines(),
        roles: { Olive: 'Observer' },
      })
      const [chair, una, olive] = everyone as unknown as [Person, Person, Person]
      await expect(status(una.page, 'Shared through the chair’s computer with 2 others')).toBeVisible()
      await expect(status(chair.page, 'Shared through this computer with 2 others')).toBeVisible()
      await job.write(una.page, 'Through the hub.')
      await sees(chair, 'Through the hub.')
      await expect(chair.page.locator('.caret-name')).toHaveCount(1)
      await job.write(chair.page, 'And back.')
      await sees(una, 'And back.')
      await expect(olive.page.getByText('You can read this text during the session.')).toBeVisible()
      await expect(job.editor(olive.page)).toHaveAttribute('contenteditable', 'false')
      await sees(olive, 'And back.')
      una.computer.allowDirectLines()
      await untilDirect([chair, una])
      await job.write(una.page, 'Directly now.')
      await sees(chair, 'Directly now.')
      await sees(olive, 'Directly now.')
      for (const { page } of everyone) await expect(status(page, 'All 3 hold this text')).toBeVisible()
    }))
}
