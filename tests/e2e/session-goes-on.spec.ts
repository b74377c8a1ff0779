import { expect, test } from '@playwright/test'
import { pictureOpenWindows } from '../harness/app.ts'
import { canMakeHalls, type Hall, openHall } from '../harness/hall.ts'
import * as job from '../harness/main-job.ts'
import * as day from '../harness/session-day.ts'
import { arrive, inviteAs, type Person, removeFolders, startWithoutPlan } from '../harness/session-people.ts'

const text = day.proposal
/** Milliseconds in which everyone is back inside, counted from when the host's workspace is open again. */
const BACK = 15_000
const unreached = 'The session cannot be reached just now.'
const inside = (person: Person) => expect(person.page.getByRole('link', { name: 'Back to the session' })).toBeVisible()

const dot = (person: Person, on: string) =>
  person.page.getByRole('button', { name: new RegExp(`^Put a dot on: ${on}`) }).click()
const choose = (person: Person, choice: RegExp) => person.page.getByRole('option', { name: choice }).click()

/** How many chose what, where somebody did. */
async function counts({ page }: Person): Promise<Record<string, number>> {
  const rows = await page.getByRole('main').getByRole('listitem').allTextContents()
  const read = rows.map((row) => /^(\d).* (\d)$/.exec(row.trim()))
  return Object.fromEntries(read.flatMap((row) => (row && row[2] !== '0' ? [[row[1], Number(row[2])]] : [])))
}

// One session goes through all of these, each where the one before left it.
test.describe.configure({ mode: 'serial' })

if (canMakeHalls()) {
  const folders: string[] = []
  let hall: Hall
  let morven: Person
  let una: Person
  let idris: Person
  let codeOfUna = ''

  test.beforeAll(async () => {
    test.setTimeout(180_000)
    hall = await openHall()
    const coming: [string, string][] = [
      ['Morven', 'Chair'],
      ['Una', 'Member'],
      ['Idris', 'Member'],
    ]
    const everyone = await Promise.all(coming.map(([name, role]) => arrive(hall, folders, name, role)))
    ;[morven, una, idris] = everyone as [Person, Person, Person]
    await job.addProposal(morven.page, text)
    await job.write(morven.page, 'Every child is offered a conversation.')
    await day.planSession(morven.page, 'Getting ready', ['Dot vote', 'Fist to five', 'Gradients of agreement'])
    await day.openSession(morven.page, morven.computer.address)
    for (const person of [una, idris]) {
      await job.joinSession(person.page, await inviteAs(morven.page, person.name), morven.page)
      await day.backToSession(person.page)
    }
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

  test('the chair’s app dies in the middle and is started again: everyone is back inside, and every answer counts once', async () => {
    await day.goOnTo(morven.page, 'Dot vote')
    await dot(una, 'A letter first')
    await expect(morven.page.getByText('1 of 3 have placed dots.')).toBeVisible()
    await morven.kill()
    await expect(idris.page.getByText(unreached)).toBeVisible()
    await dot(idris, 'A letter first')
    await una.page.keyboard.press('Alt+w')
    await job.openProposal(una.page, text)
    await job.write(una.page, 'Written while the chair’s computer was away.')

    await morven.startAgain()
    await inside(morven)
    await expect(idris.page.getByText(unreached)).toBeHidden({ timeout: BACK })
    await expect(una.page.getByText(/^(Shared directly with|In a session with) 2 others$/)).toBeVisible({
      timeout: BACK,
    })
    await job.openProposal(morven.page, text)
    await expect(job.editor(morven.page).getByText('Written while the chair’s computer was away.')).toBeVisible()
    await job.write(morven.page, 'And after it came back.')
    await expect(job.editor(una.page).getByText('And after it came back.')).toBeVisible()
    for (const { page } of [morven, una]) await expect(page.getByText('All 3 hold this text')).toBeVisible()
    await day.backToSession(una.page)
    await day.backToSession(morven.page)
    await dot(morven, 'A visit first')
    await expect(morven.page.getByText('3 of 3 have placed dots.')).toBeVisible()
    await morven.page.getByRole('button', { name: 'Everyone looks' }).click()
    for (const { page } of [morven, una, idris])
      await expect(page.getByRole('list', { name: 'Dots each has' })).toHaveText(
        /A letter first\s*2.*A visit first\s*1/s,
      )
  })

  test('a member’s app dies, and then the part that keeps their files: each time they are at their seat again without a code', async () => {
    const here = morven.page.getByRole('region', { name: 'Who is here' })
    const isHere = here.getByText('3 people')
    await idris.kill()
    await expect(isHere).toBeHidden()
    await idris.startAgain()
    await expect(idris.page.getByRole('list', { name: 'Dots each has' })).toBeVisible({ timeout: BACK })
    await expect(isHere).toBeVisible()
    await expect(idris.page.getByText(unreached)).toBeHidden()
    idris.killCore()
    await expect(idris.page.getByText('was started again')).toBeVisible()
    await idris.page.getByRole('button', { name: 'Go on' }).click()
    await expect(idris.page.getByText(unreached)).toBeHidden({ timeout: BACK })
    await expect(idris.page.getByRole('list', { name: 'Dots each has' })).toBeVisible()
    await idris.page.getByRole('button', { name: 'Pause' }).click()
    await expect(here).toContainText('pauses', { timeout: BACK })
    await idris.page.getByRole('button', { name: 'Come back in' }).click()
    await expect(here).not.toContainText('pauses')
  })

  test('the chair’s computer goes for good: its deputy takes over, a half answered poll ends right, and the chair comes back as one of the others', async () => {
    await morven.page.getByRole('button', { name: 'Invite people' }).click()
    await morven.page.getByRole('button', { name: 'More about Una' }).click()
    await morven.page.getByRole('menuitem', { name: /Make a deputy/ }).click()
    await expect(morven.page.getByText('Deputy', { exact: true })).toBeVisible()
    await day.backToSession(morven.page)
    await day.goOnTo(morven.page, 'Fist to five')
    await choose(una, /^5/)
    await expect(morven.page.getByText('1 of 3 are in.')).toBeVisible()
    await morven.kill()
    await expect(una.page.getByText('You can go on in the host’s place.')).toBeVisible()
    await una.page.getByRole('button', { name: 'Take over' }).click()
    await expect(idris.page.getByText(unreached)).toBeHidden({ timeout: BACK })
    await choose(idris, /^1/)
    await expect(una.page.getByText('2 of 2 are in.')).toBeVisible()

    await morven.startAgain()
    await expect(morven.page.getByRole('button', { name: 'Leave quietly' })).toBeVisible()
    await choose(morven, /^4/)
    await expect(una.page.getByText('3 of 3 are in.')).toBeVisible()
    await una.page.getByRole('button', { name: 'Everyone looks' }).click()
    for (const { page } of [morven, una, idris]) await expect(page.getByLabel('If you like, say why')).toBeVisible()
    expect(await counts(idris)).toEqual({ '1': 1, '4': 1, '5': 1 })
  })

  test('whoever holds the session hands it on and leaves: the others go on, and their half answered poll ends right', async () => {
    await day.goOnTo(una.page, 'Gradients of agreement')
    await choose(una, /Fully with it/)
    await choose(morven, /Mostly with it/)
    await expect(una.page.getByText(/2 of 3/).first()).toBeVisible()
    await una.page.getByRole('button', { name: 'Invite people' }).click()
    await una.page.getByRole('button', { name: 'More about Morven' }).click()
    await una.page.getByRole('menuitem', { name: /Make a deputy/ }).click()
    await expect(una.page.getByText('Deputy', { exact: true })).toBeVisible()
    await day.backToSession(una.page)
    await una.page.getByRole('button', { name: 'End or hand over' }).click()
    const dialog = una.page.getByRole('dialog', { name: 'End the session?' })
    await dialog.getByText('It goes on at Morven’s computer').click()
    await dialog.getByRole('button', { name: 'Hand over to Morven' }).click()
    await expect(una.page.getByRole('link', { name: 'Back to the session' })).toBeHidden()
    await expect(morven.page.getByRole('button', { name: 'End or hand over' })).toBeVisible({ timeout: BACK })
    await choose(idris, /Fully with it/)
    await expect(morven.page.getByText(/3 of 3/).first()).toBeVisible()
    await morven.page.getByRole('button', { name: 'Everyone looks' }).click()
    await expect(idris.page.getByLabel('If you like, say why')).toBeVisible()
    expect(await counts(idris)).toEqual({ '6': 1, '8': 2 })
  })

  test('a port in use and a missing network are said plainly, and nothing is begun', async () => {
    const { page, computer } = una
    await morven.page.getByRole('button', { name: 'Invite people' }).click()
    codeOfUna = await inviteAs(morven.page, 'Una')
    const program = `require('net').createServer().listen(45454, '${computer.address}')`
    const pid = computer.run('sh', '-c', `${process.execPath} -e "${program}" >/dev/null 2>&1 & echo $!`).trim()
    await startWithoutPlan(una, { title: 'Another session', port: 45454 })
    const taken = 'The session could not be opened on this network (another program uses that port).'
    await expect(page.getByText(taken)).toBeVisible()
    process.kill(Number(pid))

    computer.unplug()
    await job.goTo(page, 'Sessions')
    await page.getByRole('link', { name: 'Join with a code' }).click()
    await page.getByLabel('Join code').fill(codeOfUna)
    await page.getByRole('button', { name: 'Join the session' }).click()
    await expect(page.getByText('No session with that code was found on this network.')).toBeVisible()
    await job.goTo(page, 'Sessions')
    await page.getByRole('link', { name: 'Start without a plan' }).click()
    await expect(page.getByText('On this one nobody else can join.')).toBeVisible()
    computer.plugIn()
  })

  test('two sessions on one network: each code finds its own, and a computer is in one at a time', async () => {
    await idris.page.getByRole('button', { name: 'Leave quietly' }).click()
    await idris.page.getByRole('button', { name: 'Go to the sessions' }).click()
    await startWithoutPlan(idris, { title: 'Another session' })
    await expect(idris.page.getByRole('heading', { name: 'Invite someone' })).toBeVisible()
    const codeOfSecond = await inviteAs(idris.page, 'Una')
    await job.joinSession(una.page, codeOfSecond, idris.page)
    await expect(una.page.getByRole('region', { name: 'The session' })).toContainText('Another session')

    await job.goTo(idris.page, 'Sessions')
    await idris.page.getByRole('link', { name: 'Start without a plan' }).click()
    await expect(idris.page.getByText('“Another session” is open on this computer.')).toBeVisible()
    await job.goTo(una.page, 'Sessions')
    await una.page.getByRole('link', { name: 'Join with a code' }).click()
    await expect(una.page.getByText('One session at a time: leave it before joining another.')).toBeVisible()
    await una.page.getByRole('link', { name: 'Go to the session' }).click()
    await una.page.getByRole('button', { name: 'Leave quietly' }).click()
    await una.page.getByRole('button', { name: 'Go to the sessions' }).click()
    await job.joinSession(una.page, codeOfUna)
    await expect(una.page.getByRole('region', { name: 'The session' })).toContainText('Gradients of agreement')
  })
}
