import type { Page } from '@playwright/test'
import { answerDialogs, type RunningApp } from './app.ts'
import { editor, expect, goTo, joinSession, write } from './main-job.ts'

/** Steps of a session as people do them, from its plan to its minutes. */

/** The text that the day is about. */
export const proposal = 'Getting ready together'

/** The blocks of a day that uses every method once, with the words on screen for each. */
export const everyMethod = [
  'Check-in',
  'Round robin',
  '1-2-4-All',
  'Silent cards',
  'Dot vote',
  'Fist to five',
  'Gradients of agreement',
  'Consent check',
  'Parking lot',
  'Drafting',
  'Free notes',
  'Break',
  'Check-out',
] as const

export async function planSession(page: Page, title: string, methods: readonly string[]): Promise<void> {
  await goTo(page, 'Sessions')
  await page.getByRole('link', { name: 'Plan a session' }).first().click()
  await page.getByLabel('What is it called?').fill(title)
  await page.getByText('An empty agenda').click()
  await page.getByRole('button', { name: 'Plan the session' }).click()
  await expect(page.getByRole('heading', { name: 'Agenda' })).toBeVisible()
  for (const method of methods) {
    await page.getByRole('button', { name: 'Add a block' }).first().click()
    await page.getByRole('menuitem', { name: method, exact: true }).click()
    const block = page.getByRole('complementary', { name: 'The block' })
    await expect(block.getByLabel('Title', { exact: true })).toHaveValue(method)
    if (method === 'Dot vote') {
      await block.getByLabel('What can have dots').fill('A letter first\nA visit first')
      await page.keyboard.press('Tab')
    }
    if (method === 'Gradients of agreement') {
      await block.getByLabel('The question').fill('Every child is offered a conversation about the hearing before it.')
      await page.keyboard.press('Tab')
    }
  }
}

/** A plan as one of the templates has it. */
export async function planFromTemplate(page: Page, title: string, template: string): Promise<void> {
  await goTo(page, 'Sessions')
  await page.getByRole('link', { name: 'Plan a session' }).first().click()
  await page.getByLabel('What is it called?').fill(title)
  await page.getByText(template).first().click()
  await page.getByRole('button', { name: 'Plan the session' }).click()
  await expect(page.getByRole('heading', { name: 'Agenda' })).toBeVisible()
}

/** From the page of its plan to the screen where people are invited. */
export async function openSession(page: Page, address: string): Promise<void> {
  await page.getByRole('link', { name: 'Start the session' }).click()
  const text = page.getByRole('checkbox', { name: new RegExp(proposal) })
  if (!(await text.isChecked())) await page.getByText(new RegExp(`${proposal}$`)).click()
  await page.getByRole('button', { name: /Network/ }).click()
  await page.getByRole('option', { name: new RegExp(address.replaceAll('.', '\\.')) }).click()
  await page.getByRole('button', { name: 'Start the session' }).click()
  await expect(page.getByRole('heading', { name: 'Invite someone' })).toBeVisible()
}

/** Invites someone at the chair's computer; they join with the short code alone, which is found on the network. */
export async function inviteAndJoin(chair: Page, guest: Page, name: string): Promise<void> {
  await chair.getByLabel('Their name').fill(name)
  await chair.getByRole('button', { name: 'Make the invitation' }).click()
  const card = chair.getByRole('region', { name: `Invitation for ${name}` }).last()
  const code = card.getByRole('status', { name: 'Join code' })
  await expect(code).toBeVisible()
  await joinSession(guest, ((await code.textContent()) ?? '').trim(), chair)
  await backToSession(guest)
}

export const backToSession = (page: Page) => page.getByRole('link', { name: 'Back to the session' }).click()

/** At the desk: goes on to the block of this name. */
export async function goOnTo(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^(Begin|Go on to) “${title}”`) }).click()
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
}

export const seesQuestion = (page: Page, words: string | RegExp) =>
  expect(page.getByRole('heading', { level: 1, name: words })).toBeVisible()

async function add(page: Page, label: string, words: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(words)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel(label, { exact: true })).toHaveValue('')
}

/** Chooses in a secret poll, by what the choice says. */
const choose = (page: Page, name: RegExp) => page.getByRole('option', { name }).click()

type Everyone = { readonly chair: Page; readonly una: Page; readonly idris: Page }

/** What the three do in each block; the chair is at the desk. Each step ends when everyone sees what came of it. */
export const doing: Readonly<Record<(typeof everyMethod)[number], (everyone: Everyone) => Promise<void>>> = {
  'Check-in': async ({ chair, una, idris }) => {
    for (const [page, words] of [
      [una, 'A bit tired, glad to be here'],
      [chair, 'Looking forward to it'],
    ] as const) {
      await page.getByLabel('As much or as little as you like').fill(words)
      await page.keyboard.press('Enter')
    }
    await idris.getByRole('button', { name: 'Pass' }).click()
    await expect(chair.getByText('3 of 3 have spoken or passed')).toBeVisible()
    await expect(una.getByText('Looking forward to it')).toBeVisible()
  },
  'Round robin': async ({ chair, una, idris }) => {
    await add(una, 'Note something that was said', 'Letters come too late')
    await expect(idris.getByText('Letters come too late')).toBeVisible()
    for (let turn = 0; turn < 3; turn++) {
      const next = chair.getByRole('button', { name: /^(Next turn|I have finished)$/ })
      await next.click()
      await chair.waitForTimeout(250)
    }
    await expect(una.getByText('Everyone has had a turn.', { exact: true })).toBeVisible()
  },
  '1-2-4-All': async ({ chair, una, idris }) => {
    await add(una, 'An idea', 'Meet the panel before')
    await add(idris, 'An idea', 'Pictures of the room')
    await expect(chair.getByText('Pictures of the room')).toBeHidden()
    for (let step = 0; step < 3; step++) {
      await chair.getByRole('group', { name: 'You run this' }).getByRole('button').first().click()
      await chair.waitForTimeout(250)
    }
    await expect(una.getByText('Pictures of the room')).toBeVisible()
    await expect(idris.getByText('Meet the panel before')).toBeVisible()
  },
  'Silent cards': async ({ chair, una, idris }) => {
    await add(una, 'One thought on a card', 'Who will be there')
    await add(idris, 'One thought on a card', 'How long it takes')
    await expect(idris.getByText('Who will be there')).toBeHidden()
    await chair.getByRole('button', { name: 'Show the cards and cluster them' }).click()
    await expect(idris.getByText('Who will be there')).toBeVisible()
    await add(idris, 'Name of a new cluster', 'Knowing before')
    await una.getByRole('listitem').filter({ hasText: 'Who will be there' }).getByRole('button').click()
    await una.getByRole('menuitem', { name: /Knowing before/ }).click()
    await expect(chair.getByRole('region', { name: 'Knowing before' }).getByText('Who will be there')).toBeVisible()
    await chair.getByRole('button', { name: 'Finish' }).click()
  },
  'Dot vote': async ({ chair, una, idris }) => {
    for (const page of [chair, una, idris])
      await page.getByRole('button', { name: /^(Put|Place|Give|Add) a dot.*A letter first/ }).click()
    await chair.getByRole('button', { name: 'Everyone looks' }).click()
    await expect(una.getByRole('list', { name: 'Dots each has' }).or(una.getByRole('table')).first()).toBeVisible()
  },
  'Fist to five': async ({ chair, una, idris }) => {
    await choose(chair, /^4/)
    await choose(una, /^5/)
    await choose(idris, /^1/)
    await chair.getByRole('button', { name: 'Everyone looks' }).click()
    await expect(una.getByLabel('If you like, say why')).toBeVisible()
    await add(idris, 'If you like, say why', 'It is too soon for me')
    await expect(una.getByText('It is too soon for me')).toBeVisible()
  },
  'Gradients of agreement': async ({ chair, una, idris }) => {
    await seesQuestion(una, /Every child is offered a conversation/)
    await choose(una, /Fully with it/)
    await choose(idris, /Leaning away/)
    await expect(una.getByText('Leaning away')).toBeVisible()
    await choose(chair, /Mostly with it/)
    await chair.getByRole('button', { name: 'Everyone looks' }).click()
    await expect(idris.getByLabel('If you like, say why')).toBeVisible()
    await chair.getByRole('button', { name: 'Ask again' }).click()
    for (const page of [chair, una, idris]) await choose(page, /Mostly with it/)
    await chair.getByRole('button', { name: 'Everyone looks' }).click()
    await expect(idris.getByLabel('If you like, say why')).toBeVisible()
  },
  'Consent check': async ({ chair, una, idris }) => {
    await choose(chair, /^1/)
    await choose(una, /^1/)
    await idris.getByRole('button', { name: 'Pass' }).click()
    await chair.getByRole('button', { name: 'Everyone looks' }).click()
    await expect(una.getByLabel('If you like, say why')).toBeVisible()
  },
  'Parking lot': async ({ chair, una }) => {
    await add(una, 'What should not be lost', 'Who reads the letter aloud')
    await expect(chair.getByText('Who reads the letter aloud').first()).toBeVisible()
  },
  Drafting: async ({ chair, una, idris }) => {
    await chair.getByRole('combobox', { name: 'Text to open for everyone' }).fill(proposal)
    await chair.getByRole('option', { name: new RegExp(proposal) }).click()
    await chair.getByRole('button', { name: 'Open it for everyone' }).click()
    for (const page of [una, idris]) {
      await page.getByRole('link', { name: 'Write in it together' }).click()
      await expect(editor(page).getByText('Every child is offered a conversation.')).toBeVisible()
    }
    await write(una, 'It is held where the child feels safe.')
    await expect(editor(idris).getByText('It is held where the child feels safe.')).toBeVisible()
  },
  'Free notes': async ({ una, idris }) => {
    await una.getByRole('textbox', { name: /Notes of everyone/ }).click()
    await una.keyboard.type('We want short letters.')
    await expect(idris.getByText('We want short letters.')).toBeVisible()
  },
  Break: async ({ una }) => seesQuestion(una, 'Break'),
  'Check-out': async ({ chair, una, idris }) => {
    for (const page of [chair, una]) {
      await page.getByLabel('As much or as little as you like').fill('Good to have met')
      await page.keyboard.press('Enter')
    }
    await idris.getByRole('button', { name: 'Pass' }).click()
    await expect(chair.getByText('3 of 3 have spoken or passed')).toBeVisible()
  },
}

export async function endSession(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'End or hand over' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End the session' }).click()
}

/** Afterwards: a decision about a proposal, with the poll it rests on. */
export async function recordDecision(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: 'Record a decision' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Record a decision' })
  await dialog.getByLabel('What was decided?').fill(words)
  await dialog.getByRole('combobox', { name: 'About which proposal?' }).fill(proposal)
  await page.getByRole('option', { name: new RegExp(proposal) }).click()
  await dialog.getByRole('button', { name: 'Record the decision' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(words).first()).toBeVisible()
}

/** Afterwards: the text that the day was about, as everyone held it, with the names of all three and the words that were in it. */
export async function readTextAtClose(page: Page, words: string): Promise<void> {
  const text = page.getByRole('region', { name: 'Texts at the end' }).getByRole('article', { name: proposal })
  await expect(text.getByText(/held exactly this text/)).toBeVisible()
  for (const name of ['Morven', 'Una', 'Idris']) await expect(text.getByText(new RegExp(name))).toBeVisible()
  await expect(text.getByText('Still the same')).toBeVisible()
  await text.getByRole('button', { name: `Read “${proposal}” as it was` }).click()
  const paper = page.getByRole('dialog', { name: proposal }).getByRole('textbox')
  await expect(paper.getByText(words)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(paper).toBeHidden()
}

/** Writes the minutes from what happened, agrees them, and makes the three files. */
export async function makeMinutes({ app, page }: RunningApp, folder: string): Promise<void> {
  await page.getByRole('button', { name: 'Write the minutes from what happened' }).click()
  await expect(page.getByRole('textbox', { name: /text of|minutes/i })).toBeVisible()
  await page.getByRole('button', { name: 'Mark as agreed' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'They were agreed' }).click()
  await expect(page.getByText(/^Agreed on/).first()).toBeVisible()
  await answerDialogs(app, { open: [folder] })
  await page.getByRole('button', { name: 'Make files' }).click()
  const dialog = page.getByRole('dialog', { name: 'Make files of the minutes' })
  await dialog.getByRole('button', { name: /Choose a folder/ }).click()
  await expect(dialog.getByText('The minutes are made')).toBeVisible({ timeout: 60_000 })
}
