import { expect, test } from '@playwright/test'
import { pictureOpenWindows } from '../harness/app.ts'
import { canMakeHalls, type Hall, openHall } from '../harness/hall.ts'
import * as job from '../harness/main-job.ts'
import * as day from '../harness/session-day.ts'
import { arrive, inviteAs, listed, type Person, removeFolders, startWithoutPlan } from '../harness/session-people.ts'

const text = day.proposal
const lent = 'A letter that is only lent'
const first = 'Every child is offered a conversation.'

// One session goes through all of these, each where the one before left it.
test.describe.configure({ mode: 'serial' })

if (canMakeHalls()) {
  const folders: string[] = []
  let hall: Hall
  let morven: Person
  let una: Person
  let sorcha: Person
  let ola: Person
  let gregor: Person
  let codeOfUna = ''

  test.beforeAll(async () => {
    test.setTimeout(180_000)
    hall = await openHall()
    const coming: [string, string][] = [
      ['Morven', 'Chair'],
      ['Una', 'Member'],
      ['Sorcha', 'Secretariat'],
      ['Ola', 'Observer'],
      ['Gregor', 'Member'],
    ]
    const everyone = await Promise.all(coming.map(([name, role]) => arrive(hall, folders, name, role)))
    ;[morven, una, sorcha, ola, gregor] = everyone as [Person, Person, Person, Person, Person]
    await job.addProposal(morven.page, text)
    await job.write(morven.page, first)
    await day.planSession(morven.page, 'Getting ready', ['Dot vote'])
    await day.openSession(morven.page, morven.computer.address)
    codeOfUna = await inviteAs(morven.page, 'Una')
    await job.joinSession(una.page, codeOfUna, morven.page)
    for (const [person, role, name] of [
      [sorcha, 'Secretariat', 'Sorcha Bell'],
      [ola, 'Observer', 'Ola'],
      [gregor, 'Guest', 'Gregor'],
    ] as const)
      await job.joinSession(person.page, await inviteAs(morven.page, name, role), morven.page)
    await morven.page.getByRole('link', { name: 'Go to the session' }).click()
  })
  test.afterEach(async () => {
    const { errors, outputPath } = test.info()
    if (errors.length > 0) await pictureOpenWindows((name) => outputPath(`${name}.png`))
  })
  test.afterAll(async () => {
    await hall[Symbol.asyncDispose]()
    removeFolders(folders)
  })

  test('a member writes, an observer reads and can change nothing, a guest has no text and no record', async () => {
    for (const { page } of [una, sorcha, ola]) await job.openProposal(page, text)
    await job.write(una.page, 'Nobody has to read aloud.')
    await expect(job.editor(ola.page).getByText('Nobody has to read aloud.')).toBeVisible()
    await expect(job.editor(sorcha.page).getByText('Nobody has to read aloud.')).toBeVisible()

    // Each is called as the chair let them in, whatever they call themselves in their settings.
    await job.editor(sorcha.page).getByText(first).click()
    await sorcha.page.keyboard.press('Control+End')
    await expect(una.page.locator('.caret-name', { hasText: 'Sorcha Bell' })).toHaveCount(1)
    await expect(una.page.getByRole('listitem').filter({ hasText: 'Sorcha Bell' })).toBeVisible()

    await expect(ola.page.getByText('You can read this text during the session.')).toBeVisible()
    await expect(job.editor(ola.page)).toHaveAttribute('contenteditable', 'false')
    await job.editor(ola.page).getByText(first).click()
    await ola.page.keyboard.type('By an observer')
    await expect(job.editor(ola.page).getByText('By an observer')).toHaveCount(0)
    const { page } = ola
    await expect(page.getByText('You can read this during the session.')).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Title' })).toHaveAttribute('readonly', '')
    await expect(page.getByRole('term').filter({ hasText: /^Number$/ })).toBeVisible()
    await expect(page.getByRole('button', { name: /^(More|More: Number|Draft|Add|Link)$/ })).toHaveCount(0)
    await expect(page.getByRole('switch')).toHaveCount(0)
    await expect(una.page.getByRole('button', { name: 'More: Number' })).toBeVisible()

    await job.addProposal(page, 'Of Ola alone')
    await page.getByRole('button', { name: 'More: Number' }).click()
    await page.keyboard.press('Tab')
    await expect(page.getByText('Your part in this session')).toHaveCount(0)
    await expect(page.getByText('You can read this during the session.')).toHaveCount(0)

    await expect(await listed(gregor.page, 'Proposals', text)).toHaveCount(0)
    await expect(await listed(gregor.page, 'Sessions', 'Getting ready')).toHaveCount(0)
    await expect(await listed(una.page, 'Sessions', 'Getting ready')).toHaveCount(1)
  })

  test('a guest votes and is counted, and an observer sees the room with nothing to press', async () => {
    await day.goOnTo(morven.page, 'Dot vote')
    for (const { page } of [una, sorcha, ola, gregor]) await day.backToSession(page)
    await expect(ola.page.getByText('A letter first')).toBeVisible()
    await expect(ola.page.getByRole('button', { name: /dot|Pass|Raise/ })).toHaveCount(0)
    for (const { page } of [gregor, una, sorcha])
      await page.getByRole('button', { name: /^Put a dot on: A letter first/ }).click()
    await expect(morven.page.getByText('3 of 4 have placed dots.')).toBeVisible()
    await morven.page.getByRole('button', { name: /^Put a dot on: A visit first/ }).click()
    await morven.page.getByRole('button', { name: 'Everyone looks' }).click()
    for (const { page } of [ola, gregor])
      await expect(page.getByRole('list', { name: 'Dots each has' })).toHaveText(
        /A letter first\s*3.*A visit first\s*1/s,
      )
  })

  test('whoever is removed is out at once, the chair sees what they hold, and the others go on with new keys', async () => {
    await una.page.keyboard.press('Alt+w')
    await job.openProposal(una.page, text)
    await sorcha.page.keyboard.press('Alt+w')
    await job.openProposal(sorcha.page, text)
    await morven.page.getByRole('button', { name: 'Invite people' }).click()
    await morven.page.getByRole('button', { name: 'More about Una' }).click()
    await morven.page.getByRole('menuitem', { name: /Remove from the session/ }).click()
    await morven.page.getByRole('button', { name: 'Remove Una' }).click()
    const said = morven.page.getByRole('dialog', { name: 'Una is no longer in the session' })
    await expect(said.getByText(text)).toBeVisible()
    await said.getByRole('button', { name: 'Done' }).click()
    await expect(una.page.getByText('Your part in “Getting ready” has ended.')).toBeVisible()

    await job.openProposal(una.page, text)
    await job.write(una.page, 'Written after the end of my part.')
    await job.openProposal(morven.page, text)
    await job.write(sorcha.page, 'There are breaks when the child asks.')
    await expect(job.editor(morven.page).getByText('There are breaks when the child asks.')).toBeVisible()
    for (const { page } of [morven, sorcha])
      await expect(page.getByText('Shared directly with 1 other').first()).toBeVisible({ timeout: 30_000 })
    for (const { page } of [morven, sorcha])
      await expect(job.editor(page).getByText('Written after the end of my part.')).toHaveCount(0)

    await job.goTo(una.page, 'Sessions')
    await una.page.getByRole('link', { name: 'Join with a code' }).click()
    await una.page.getByLabel('Join code').fill(codeOfUna)
    await una.page.getByRole('button', { name: 'Join the session' }).click()
    await expect(una.page.getByText('That invitation was taken back.')).toBeVisible()
  })

  test('when it is over each has what the chair allowed: the text for those who read it, nothing for a guest', async () => {
    await day.backToSession(morven.page)
    await day.endSession(morven.page)
    await expect(gregor.page.getByText('“Getting ready” has ended.')).toBeVisible()
    await gregor.page.getByRole('button', { name: 'Go to the sessions' }).click()
    await expect(await listed(gregor.page, 'Proposals', text)).toHaveCount(0)
    await ola.page.getByRole('button', { name: 'Go to the sessions' }).click()
    for (const { page } of [sorcha, ola]) {
      await job.openProposal(page, text)
      await expect(job.editor(page).getByText('There are breaks when the child asks.')).toBeVisible()
    }
    await job.openProposal(una.page, text)
    await expect(job.editor(una.page).getByText('There are breaks when the child asks.')).toHaveCount(0)
    await expect(job.editor(una.page).getByText('Written after the end of my part.')).toBeVisible()
  })

  test('what was only lent goes from a member’s computer at the end, and stays with the secretariat', async () => {
    await job.addProposal(morven.page, lent)
    await job.write(morven.page, 'Please send it on.')
    await startWithoutPlan(morven, { text: lent, keep: false })
    await job.joinSession(una.page, await inviteAs(morven.page, 'Una'))
    await job.joinSession(sorcha.page, await inviteAs(morven.page, 'Sorcha', 'Secretariat'))
    for (const { page } of [una, sorcha]) {
      await job.openProposal(page, lent)
      await expect(job.editor(page).getByText('Please send it on.')).toBeVisible()
    }
    await morven.page.getByRole('link', { name: 'Go to the session' }).click()
    await day.endSession(morven.page)
    await expect(una.page.getByRole('link', { name: 'Back to the session' })).toBeHidden()
    await expect(una.page.getByText(/is no longer on this computer/)).toBeVisible()
    await expect(una.page.getByText('Choose a proposal')).toBeVisible()
    await expect(una.page.getByText('Please send it on.')).toHaveCount(0)
    await expect(await listed(una.page, 'Proposals', lent)).toHaveCount(0)
    await expect(await listed(sorcha.page, 'Proposals', lent)).toHaveCount(1)
    await job.openProposal(sorcha.page, lent)
    await expect(job.editor(sorcha.page).getByText('Please send it on.')).toBeVisible()
    await expect(await listed(una.page, 'Proposals', text)).toHaveCount(1)
  })
}
