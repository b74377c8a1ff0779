import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launchApp, pictureOpenWindows } from '../harness/app.ts'
import * as job from '../harness/main-job.ts'

const proposal = 'A letter before the day'
const said = 'I would like a letter that says who will be in the room.'

test('two people on two computers go from evidence to a consultation draft, and lose nothing @packaged', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearings-job-'))
  const papers = join(folder, 'papers')
  const report = join(folder, 'report.txt')
  mkdirSync(papers)
  writeFileSync(
    report,
    'What families told us about letters\n\nLetters arrive late, or are written for somebody else.\n',
  )
  const chairFolder = join(folder, 'chair')
  const memberFolder = join(folder, 'member')
  try {
    const chair = await launchApp({ folder: chairFolder })
    await job.untilOpen(chair)
    await test.step('the chair makes the workspace the group’s own', async () => {
      await job.sayWhoSitsHere(chair.page, 'Morven', 'Chair')
      await job.choosePassphrase(chair.page)
    })
    await test.step('evidence is imported and found by its words', async () => {
      await job.importEvidence(chair, [report])
      await job.findAndOpen(chair.page, 'written for somebody', /What families told us/)
      await expect(chair.page.getByText('Letters arrive late')).toBeVisible()
    })
    await test.step('what a young person said is recorded with what they agreed to', () =>
      job.recordVoice(chair.page, said))
    await test.step('a proposal is drafted, and quotes the young person', async () => {
      await job.addProposal(chair.page, proposal)
      await job.write(chair.page, 'Every child is written to before the day.')
      await job.quoteVoice(chair.page)
      await expect(job.editor(chair.page).getByText(said)).toBeVisible()
    })

    const member = await launchApp({ folder: memberFolder })
    await job.untilOpen(member)
    await job.sayWhoSitsHere(member.page, 'Una', 'Member')
    await test.step('a colleague joins with a code and both write in the same text', async () => {
      const code = await job.startSession(chair.page, proposal)
      await job.joinSession(member.page, code)
      await job.openProposal(chair.page, proposal)
      await job.openProposal(member.page, proposal)
      await expect(job.editor(member.page).getByText('Every child is written to before the day.')).toBeVisible()
      await job.write(member.page, 'The letter is in words the child uses.')
      await expect(job.editor(chair.page).getByText('The letter is in words the child uses.')).toBeVisible()
      await expect(chair.page.locator('.caret-name', { hasText: 'Una' })).toHaveCount(1)
    })
    await test.step('the young person’s words never reached the colleague’s computer', async () => {
      await expect(job.editor(member.page).getByText(said)).toHaveCount(0)
    })
    await test.step('what each writes while apart is in both when they meet again', async () => {
      await job.goTo(member.page, 'Sessions')
      await member.page.getByRole('button', { name: 'Leave quietly' }).click()
      await expect(member.page.getByRole('heading', { name: 'Start a session' })).toBeVisible()
      await job.openProposal(member.page, proposal)
      await job.write(member.page, 'Written on the train.')
      await job.write(chair.page, 'Written in the hall.')
      await job.goTo(chair.page, 'Sessions')
      await chair.page.getByRole('button', { name: /Make (a|another) (join )?code/ }).click()
      const again = chair.page.getByRole('status', { name: 'Join code' })
      await expect(again).toBeVisible()
      await job.joinSession(member.page, ((await again.textContent()) ?? '').trim())
      await job.openProposal(chair.page, proposal)
      await job.openProposal(member.page, proposal)
      await expect(job.editor(chair.page).getByText('Written on the train.')).toBeVisible()
      await expect(job.editor(member.page).getByText('Written in the hall.')).toBeVisible()
    })
    await test.step('a consultation draft is made in three formats', async () => {
      await job.makeConsultation(
        chair.page,
        'Letters before hearings',
        proposal,
        'Should every child be written to before the day?',
      )
      await job.makePaper(chair, papers)
    })
    await member.close()
    await chair.close()

    await test.step('other programs read the papers, with words typed in both windows', () => {
      const files = readdirSync(papers).sort()
      expect(files.map((file) => file.split('.').at(-1))).toEqual(['docx', 'html', 'pdf'])
      const [docx = '', html = '', pdf = ''] = files.map((file) => join(papers, file))
      for (const text of [
        execFileSync('pandoc', ['--to', 'plain', '--wrap', 'none', docx], { encoding: 'utf8' }),
        readFileSync(html, 'utf8'),
        execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' '),
      ])
        for (const words of [
          'Every child is written to',
          'in words the child uses',
          'Should every child be written to before the day?',
          'Written on the train',
          said,
        ])
          expect(text).toContain(words)
    })
    await test.step('both files still hold both people’s words', async () => {
      for (const [name, own] of [
        ['chair', chairFolder],
        ['member', memberFolder],
      ] as const) {
        const again = await launchApp({ folder: own })
        if (name === 'chair') await job.unlock(again.page, 'Hearings redesign (practice)')
        await job.untilOpen(again)
        await job.openProposal(again.page, proposal)
        for (const words of [
          'Every child is written to before the day.',
          'The letter is in words the child uses.',
          'Written on the train.',
          'Written in the hall.',
        ])
          await expect(job.editor(again.page).getByText(words)).toBeVisible()
        await again.close()
      }
    })
  } catch (error) {
    await pictureOpenWindows((name) => test.info().outputPath(`${name}.png`))
    throw error
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
