import { join } from 'node:path'
import { launchApp, type RunningApp } from '../harness/app.ts'
import * as job from '../harness/main-job.ts'
import { expect } from '../harness/main-job.ts'
import * as day from '../harness/session-day.ts'
import type { Telling } from '../harness/story.ts'

type TellingSession = Pick<Telling, 'folder' | 'step' | 'size'> & {
  /** A picture of the window for the projector, which stands beside the three. */
  picture(name: string, room: RunningApp['page']): Promise<void>
}

const title = 'Letters: the decision'
const question = 'How far do you agree with the proposal as it stands?'

/** A decision meeting of three computers, from its plan to what was decided. Whatever happens, no app is left open. */
export async function tellSession(telling: TellingSession): Promise<void> {
  const opened: RunningApp[] = []
  try {
    await tell(telling, opened)
  } finally {
    for (const running of opened) await running.close()
  }
}

async function tell({ folder, step, size, picture }: TellingSession, opened: RunningApp[]): Promise<void> {
  const start = async (name: string, who: string, role: string) => {
    const running = await launchApp({ folder: join(folder, 'meeting', name), ...(size && { size }) })
    opened.push(running)
    await job.untilOpen(running)
    await job.sayWhoSitsHere(running.page, who, role)
    return running
  }
  const chair = await start('chair', 'Morven', 'Chair')
  const una = await start('una', 'Una', 'Member')
  const idris = await start('idris', 'Idris', 'Member')
  const pages = [chair.page, una.page, idris.page]

  await step('a decision meeting is planned from a template', async () => {
    await job.addProposal(chair.page, day.proposal, 'Each child gets a letter of their own, in good time.')
    await day.planFromTemplate(chair.page, title, 'A decision meeting')
  })
  await step('two people are let in by the number on their screens', async () => {
    await day.openSession(chair.page, '127.0.0.1')
    await day.inviteAndJoin(chair.page, una.page, 'Una')
    await day.inviteAndJoin(chair.page, idris.page, 'Idris')
    await chair.page.getByRole('link', { name: 'Go to the session' }).click()
  })
  await step('everyone arrives', async () => {
    await day.goOnTo(chair.page, 'Arriving')
    for (const [page, words] of [
      [chair.page, 'Looking forward to it'],
      [una.page, 'Glad to be here'],
    ] as const) {
      await page.getByLabel('As much or as little as you like').fill(words)
      await page.keyboard.press('Enter')
    }
    await idris.page.getByRole('button', { name: 'Pass' }).click()
    await expect(chair.page.getByText('3 of 3 have spoken or passed')).toBeVisible()
  })
  const [room] = await Promise.all([
    chair.app.waitForEvent('window'),
    chair.page.getByRole('button', { name: 'Room view' }).click(),
  ])
  await step('each answers alone, and the room sees only how many are in', async () => {
    for (const block of ['The proposal, read together', 'Questions and concerns', 'The decision'])
      await day.goOnTo(chair.page, block)
    await idris.page.getByRole('button', { name: 'Raise a hand' }).click()
    for (const [page, choice] of [
      [chair.page, /Mostly with it/],
      [una.page, /Fully with it/],
      [idris.page, /Leaning away/],
    ] as const)
      await page.getByRole('option', { name: choice }).click()
    for (const page of pages) await expect(page.getByText(question).first()).toBeVisible()
    await expect(room.getByRole('heading', { name: question })).toBeVisible()
    await expect(room.getByText('Leaning away')).toHaveCount(0)
    await expect(chair.page.getByText('3 of 3 are in.')).toBeVisible()
    await expect(chair.page.getByRole('button', { name: 'Give Idris the turn' })).toBeVisible()
  })
  await picture('room, before everyone looks', room)
  await step('everyone looks at once, and reasons are heard', async () => {
    await chair.page.getByRole('button', { name: 'Everyone looks' }).click()
    await idris.page.getByLabel('If you like, say why').fill('The letter still comes too late')
    await idris.page.keyboard.press('Enter')
    for (const page of [chair.page, una.page])
      await expect(page.getByText('The letter still comes too late')).toBeVisible()
  })
  await picture('room, when everyone looks', room)
  await step('the session ends, and what was decided is kept', async () => {
    await day.endSession(chair.page)
    await chair.page.getByRole('tab', { name: 'Afterwards' }).click()
    await day.recordDecision(chair.page, 'A letter goes to every child a week before the hearing')
  })
}
