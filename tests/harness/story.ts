import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchApp, type RunningApp } from './app.ts'
import * as job from './main-job.ts'
import { expect } from './main-job.ts'

/** The main job as one story of two people on two computers: the test tells it, and so does the demo. */

export const proposal = 'A letter before the day'
export const said = 'I would like a letter that says who will be in the room.'
export const opensOn = '1 February 2027'
const consultation = { title: 'Letters before hearings', opens: '01022027', closes: '30042027' }
export const question = 'Should every child be written to before the day?'

export const evidence = 'What families told us about letters'
const told = 'Letters arrive late, or are written for somebody else.'

/** Who typed what into the proposal's text. */
export const written = {
  byChair: 'Every child is written to before the day.',
  byMember: 'The letter is in words the child uses.',
  byChairMeanwhile: 'It says who will be in the room, and where each of them will sit.',
  byMemberApart: 'Written on the train.',
  byChairApart: 'Written in the hall.',
} as const

export type Telling = {
  /** Holds both computers' files; theirs to remove. */
  readonly folder: string
  /** Where the papers go; made here. */
  readonly papers: string
  /** Does one step of the story, and whatever the teller wants around it. */
  step(title: string, work: () => Promise<void>): Promise<void>
  readonly size?: { readonly width: number; readonly height: number }
}

/** From a first start to three papers, and the same files opened again. Whatever happens, no app is left open. */
export async function tellMainJob(telling: Telling): Promise<void> {
  const opened: RunningApp[] = []
  try {
    await tell(telling, opened)
  } finally {
    for (const running of opened) await running.close()
  }
}

async function tell({ folder, papers, step, size }: Telling, opened: RunningApp[]): Promise<void> {
  const report = join(folder, 'letters.txt')
  mkdirSync(papers, { recursive: true })
  writeFileSync(report, `${evidence}\n\n${told}\n`)
  const start = async (name: string, untilReady: (running: RunningApp) => Promise<void>) => {
    const running = await launchApp({ folder: join(folder, name), ...(size && { size }) })
    opened.push(running)
    await untilReady(running)
    return running
  }

  let chair = {} as RunningApp
  let member = {} as RunningApp
  await step('the app opens on the redesign, without questions', async () => {
    chair = await start('chair', job.untilOpen)
  })
  await step('the chair makes the workspace the group’s own', async () => {
    await job.sayWhoSitsHere(chair.page, 'Morven', 'Chair')
    await job.choosePassphrase(chair.page)
  })
  await step('an inquiry area says where it stands', () => job.openArea(chair.page, 'Law that fits together'))
  await step('evidence is imported and found by its words', async () => {
    await job.importEvidence(chair, [report])
    await job.findAndOpen(chair.page, 'written for somebody', evidence)
    await expect(chair.page.getByText(told)).toBeVisible()
  })
  await step('what a young person said is recorded with what they agreed to', () => job.recordVoice(chair.page, said))
  await step('a proposal is drafted, cites the evidence and quotes the young person', async () => {
    await job.addProposal(
      chair.page,
      proposal,
      'Each child gets a letter of their own, in good time, that they can use.',
    )
    await job.write(chair.page, written.byChair)
    await job.citeEvidence(chair.page, 'arrive late', evidence, 'first paragraph')
    await job.quoteVoice(chair.page)
    await expect(job.editor(chair.page).getByText(said)).toBeVisible()
  })
  await step('a colleague joins with a code and both write in the same text', async () => {
    member = await start('member', job.untilOpen)
    await job.sayWhoSitsHere(member.page, 'Una', 'Member')
    const code = await job.startSession(chair.page, proposal, 'Una')
    await job.joinSession(member.page, code, chair.page)
    await job.openProposal(chair.page, proposal)
    await job.openProposal(member.page, proposal)
    await expect(job.editor(member.page).getByText(written.byChair)).toBeVisible()
    await job.write(member.page, written.byMember)
    await expect(job.editor(chair.page).getByText(written.byMember)).toBeVisible()
    await expect(chair.page.locator('.caret-name', { hasText: 'Una' })).toHaveCount(1)
    await job.write(chair.page, written.byChairMeanwhile)
    await expect(job.editor(member.page).getByText(written.byChairMeanwhile)).toBeVisible()
    await expect(member.page.locator('.caret-name', { hasText: 'Morven' })).toHaveCount(1)
    // One's own new line takes the colleague's caret away; it comes back by itself.
    await expect(chair.page.locator('.caret-name', { hasText: 'Una' })).toHaveCount(1)
    for (const { page } of [chair, member])
      await expect(page.getByText('Shared directly with 1 other', { exact: true })).toBeVisible()
  })
  await step('the young person’s words never reached the colleague’s computer', async () => {
    await expect(job.editor(member.page).getByText(said)).toHaveCount(0)
  })
  await step('what each writes while apart is in both when they meet again', async () => {
    await job.leaveSession(member.page)
    await job.openProposal(member.page, proposal)
    await job.write(member.page, written.byMemberApart)
    await job.write(chair.page, written.byChairApart)
    await job.joinSession(member.page, await job.anotherCode(chair.page, 'Una'))
    await job.openProposal(chair.page, proposal)
    await job.openProposal(member.page, proposal)
    await expect(job.editor(chair.page).getByText(written.byMemberApart)).toBeVisible()
    await expect(job.editor(member.page).getByText(written.byChairApart)).toBeVisible()
  })
  await step('a consultation draft is made in three formats', async () => {
    await job.makeConsultation(chair.page, consultation, proposal, question)
    await job.makePaper(chair, papers)
  })
  await member.close()
  await chair.close()
  await step('the chair’s file still holds both people’s words', async () => {
    chair = await start('chair', async (again) => {
      await job.unlock(again.page, 'Hearings redesign (practice)')
      await job.untilOpen(again)
    })
    await allWordsIn(chair)
  })
  await chair.close()
  await step('and so does the colleague’s', async () => {
    member = await start('member', job.untilOpen)
    await allWordsIn(member)
  })
  await member.close()
}

async function allWordsIn({ page }: RunningApp): Promise<void> {
  await job.openProposal(page, proposal)
  for (const words of Object.values(written)) await expect(job.editor(page).getByText(words)).toBeVisible()
}
