import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { pictureOpenWindows } from '../harness/app.ts'
import { openHall } from '../harness/hall.ts'
import * as job from '../harness/main-job.ts'
import * as day from '../harness/session-day.ts'

const apart = {
  chair: 'Whoever chairs the hearing meets the child before.',
  una: 'Nobody has to read aloud.',
  idris: 'There are breaks when the child asks for one.',
}
const decision = 'A conversation is offered before every hearing'

test('three people on three computers hold a session from its plan to its minutes, and a dead network loses nothing', async () => {
  test.setTimeout(300_000)
  const papers = mkdtempSync(join(tmpdir(), 'hearings-minutes-'))
  await using hall = await openHall()
  const computers = { chair: await hall.computer(), una: await hall.computer(), idris: await hall.computer() }
  const size = { width: 1440, height: 900 }
  await using chair = await computers.chair.launch({ size })
  await using una = await computers.una.launch({ size })
  await using idris = await computers.idris.launch({ size })
  const pages = { chair: chair.page, una: una.page, idris: idris.page }
  const step = (title: string, work: () => Promise<void>) => test.step(title, () => work().catch(lastSeen))

  await step('each says who they are, and the chair plans a day with every method', async () => {
    for (const [app, name, role] of [
      [chair, 'Morven', 'Chair'],
      [una, 'Una', 'Member'],
      [idris, 'Idris', 'Member'],
    ] as const) {
      await job.untilOpen(app)
      await job.sayWhoSitsHere(app.page, name, role)
    }
    await job.addProposal(pages.chair, day.proposal)
    await job.write(pages.chair, 'Every child is offered a conversation.')
    await day.planSession(pages.chair, 'Getting ready', day.everyMethod)
  })
  await step('two join with a short code that is found on the network, and are let in by their number', async () => {
    await day.openSession(pages.chair, computers.chair.address)
    await day.inviteAndJoin(pages.chair, pages.una, 'Una')
    await day.inviteAndJoin(pages.chair, pages.idris, 'Idris')
    await pages.chair.getByRole('link', { name: 'Go to the session' }).click()
  })
  for (const method of day.everyMethod) {
    await step(`they work together: ${method}`, async () => {
      await day.goOnTo(pages.chair, method)
      await day.doing[method](pages)
    })
    if (method === 'Drafting')
      await step('the network dies while they draft, and nothing is lost', () => cut(computers, pages))
  }
  await step('the session ends for everyone, and the decision keeps the exact text', async () => {
    await day.endSession(pages.chair)
    await expect(pages.una.getByText('“Getting ready” has ended.')).toBeVisible()
    await pages.chair.getByRole('tab', { name: 'Afterwards' }).click()
    await day.recordDecision(pages.chair, decision)
  })
  await step('the chair and a member each see who held the text at the end, and read it as it was', async () => {
    await day.readTextAtClose(pages.chair, apart.idris)
    await pages.una.getByRole('button', { name: 'Go to the sessions' }).click()
    await pages.una.getByRole('option', { name: /^Getting ready/ }).click()
    await pages.una.getByRole('tab', { name: 'Afterwards' }).click()
    await day.readTextAtClose(pages.una, apart.chair)
  })
  await step('minutes are written from what happened, agreed, and read by other programs', async () => {
    await day.makeMinutes(chair, papers)
    const files = readdirSync(papers).sort()
    expect(files.map((file) => file.split('.').at(-1))).toEqual(['docx', 'html', 'pdf'])
    const [docx = '', html = '', pdf = ''] = files.map((file) => join(papers, file))
    for (const text of [
      execFileSync('pandoc', ['--to', 'plain', '--wrap', 'none', docx], { encoding: 'utf8' }),
      readFileSync(html, 'utf8'),
      execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' '),
    ])
      for (const words of [
        'Morven',
        'Una',
        'Idris',
        decision,
        'Mostly with it',
        'Meet the panel before',
        'Who reads the letter aloud',
      ])
        expect(text).toContain(words)
  })
  rmSync(papers, { recursive: true, force: true })
})

/** The hall's network goes; each goes on writing; it comes back, and each has everyone's words. */
async function cut(
  computers: Record<'chair' | 'una' | 'idris', { cut(): void; mend(): void }>,
  pages: Record<string, Page>,
) {
  const { chair, una, idris } = pages as { chair: Page; una: Page; idris: Page }
  await chair.keyboard.press('Alt+w')
  await job.openProposal(chair, day.proposal)
  for (const computer of Object.values(computers)) computer.cut()
  await job.write(chair, apart.chair)
  await job.write(una, apart.una)
  await job.write(idris, apart.idris)
  await una.waitForTimeout(12_000)
  for (const computer of Object.values(computers)) computer.mend()
  for (const page of [chair, una, idris])
    for (const words of Object.values(apart))
      await expect(job.editor(page).getByText(words)).toBeVisible({ timeout: 20_000 })
  for (const page of [chair, una, idris]) await day.backToSession(page)
}

async function lastSeen(error: unknown): Promise<never> {
  await pictureOpenWindows((name) => test.info().outputPath(`${name}.png`))
  throw error
}
