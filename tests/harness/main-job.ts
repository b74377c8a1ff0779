import { expect as expectSoon, type Page } from '@playwright/test'
import { answerDialogs, type RunningApp } from './app.ts'

/** As patient inside the test runner as outside of it. */
export const expect = expectSoon.configure({ timeout: 15_000 })

/** Steps of the main job as people do them: by what the screen says, never by how it is built. */

export const PASSPHRASE = 'heather and rowan by the burn'

export async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: false }).first().click()
}

/** Waits for the practice workspace that opens by itself on a first start. */
export async function untilOpen({ page }: RunningApp): Promise<void> {
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible({ timeout: 30_000 })
}

export async function sayWhoSitsHere(page: Page, name: string, role: string): Promise<void> {
  await goTo(page, 'Settings')
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Your name').press('Tab')
  await page.getByRole('button', { name: /Your role/ }).click()
  await page.getByRole('option', { name: role, exact: true }).click()
  await expect(
    page
      .getByText(`${name}${role}`)
      .or(page.getByText(name, { exact: true }))
      .first(),
  ).toBeVisible()
}

/** Turns the practice workspace into the group's own. */
export async function choosePassphrase(page: Page): Promise<void> {
  await goTo(page, 'Settings')
  await page.getByRole('button', { name: 'Choose a passphrase' }).click()
  const dialog = page.getByRole('dialog', { name: 'Choose a passphrase' })
  await dialog.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await dialog.getByLabel('The same passphrase again').fill(PASSPHRASE)
  await dialog.getByRole('button', { name: 'Use this passphrase' }).click()
  const sheet = page.getByRole('dialog', { name: 'The recovery code' })
  await sheet.getByText('It is printed or written down').click()
  await sheet.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('button', { name: 'Change the passphrase' })).toBeVisible()
}

export async function openArea(page: Page, name: string): Promise<void> {
  await goTo(page, 'Inquiry')
  await page.getByRole('row', { name }).or(page.getByRole('option', { name })).first().click()
  await expect(page.getByRole('heading', { name: 'Required' })).toBeVisible()
}

export async function importEvidence({ app, page }: RunningApp, files: readonly string[]): Promise<void> {
  await answerDialogs(app, { open: files })
  await goTo(page, 'Evidence')
  await page.getByRole('button', { name: 'Import files' }).first().click()
  await page.getByRole('button', { name: /Choose files/ }).click()
  await expect(
    page.getByText(files.length === 1 ? 'One text was added' : `${files.length} texts were added`),
  ).toBeVisible()
}

/** Finds a record by any of its words in the palette and opens it. */
export async function findAndOpen(page: Page, words: string, title: string | RegExp): Promise<void> {
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog')
  await palette
    .getByRole('searchbox')
    .or(palette.getByRole('combobox'))
    .or(palette.getByRole('textbox'))
    .first()
    .fill(words)
  await palette.getByText(title).first().click()
}

/** Records what someone said, who may read it, and that it may be quoted anonymously in papers. */
export async function recordVoice(page: Page, words: string): Promise<void> {
  await goTo(page, 'Voices')
  await page
    .getByRole('button', { name: /^New$|Record what someone said/ })
    .or(page.getByRole('link', { name: /^New$|Record what someone said/ }))
    .first()
    .click()
  await page.getByRole('textbox', { name: 'What would you like us to know?' }).fill(words)
  const next = () => page.getByRole('button', { name: 'Next' }).click()
  await next()
  await page.getByText('12 to 15').click()
  await next()
  await page.getByText('Anyone, once published').click()
  await next()
  await next()
  await page.getByText(/^Yes/).first().click()
  for (const use of ['Drafting proposals', 'Sessions of the group', 'Consultation papers'])
    await page.getByText(use, { exact: true }).click()
  await next()
  await next()
  await page.getByRole('button', { name: 'Keep it' }).click()
  await expect(page.getByRole('heading', { name: /Voice V-\d+/ })).toBeVisible()
}

export async function addProposal(page: Page, title: string, summary = ''): Promise<void> {
  await goTo(page, 'Proposals')
  await page.getByRole('button', { name: 'New proposal' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Title', { exact: true }).fill(title)
  await dialog.getByLabel('In one or two sentences').fill(summary)
  await dialog.getByRole('button', { name: 'Add proposal' }).click()
  await expect(editor(page)).toBeVisible()
}

export const editor = (page: Page) => page.getByRole('textbox', { name: /text of/i })

/** Types a paragraph at the end of the text that is open. */
export async function write(page: Page, words: string): Promise<void> {
  await editor(page).click()
  await page.keyboard.press('Control+End')
  const last = await editor(page).evaluate((text) => text.lastElementChild?.textContent ?? '')
  if (last !== '') await page.keyboard.press('Enter')
  await page.keyboard.type(words)
}

export async function openProposal(page: Page, title: string): Promise<void> {
  await goTo(page, 'Proposals')
  await page
    .getByRole('row', { name: title })
    .or(page.getByRole('option', { name: title }))
    .first()
    .click()
  await expect(editor(page)).toBeVisible()
}

export async function quoteVoice(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Quote a voice/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Quote a voice' })
  await dialog
    .getByText(/Voice V-\d+/)
    .first()
    .click()
  await dialog.getByRole('button', { name: 'Select all of it' }).click()
  await dialog.getByRole('button', { name: 'Quote these words' }).click()
  await expect(dialog).toBeHidden()
}

/** Cites evidence, found by words in it, at the end of the paragraph the caret is in. */
export async function citeEvidence(page: Page, words: string, title: string, where: string): Promise<void> {
  await page.getByRole('button', { name: 'Cite evidence' }).click()
  const dialog = page.getByRole('dialog', { name: 'Cite evidence' })
  await dialog.getByRole('searchbox', { name: 'Search the evidence' }).fill(words)
  await dialog.getByText(title).first().click()
  await dialog.getByLabel('Where in it').fill(where)
  await dialog.getByRole('button', { name: 'Cite it' }).click()
  await expect(dialog).toBeHidden()
}

/** Opens a session that shares one proposal, on this computer's own network unless another is named, and returns a join code for one person. */
export async function startSession(
  page: Page,
  proposal: string,
  name = 'A colleague',
  network = /127\.0\.0\.1/,
): Promise<string> {
  await goTo(page, 'Sessions')
  await page.getByRole('link', { name: 'Start without a plan' }).click()
  await page.getByText(proposal).first().click()
  await page.getByRole('button', { name: /Network/ }).click()
  await page.getByRole('option', { name: network }).click()
  await page.getByRole('button', { name: 'Start the session' }).click()
  return invite(page, name)
}

/** On the screen that shows who is here: an invitation for one person. */
async function invite(page: Page, name: string, role?: string): Promise<string> {
  await page.getByLabel('Their name').fill(name)
  if (role !== undefined) {
    await page.getByRole('button', { name: /Takes part as/ }).click()
    await page.getByRole('option', { name: role }).click()
  }
  await page.getByRole('button', { name: 'Make the invitation' }).click()
  const code = page
    .getByRole('region', { name: `Invitation for ${name}` })
    .last()
    .getByRole('status', { name: 'Join code' })
  await expect(code).toBeVisible()
  return ((await code.textContent()) ?? '').trim()
}

/**
 * Joins with a code. Where the two computers have not met, the number on this one is compared with the one on the
 * host's, which lets it in; or `host` says how it is let in. Ends with the whole workshop in front.
 */
export async function joinSession(page: Page, code: string, host?: Page | (() => Promise<void>)): Promise<void> {
  await goTo(page, 'Sessions')
  await page.getByRole('link', { name: 'Join with a code' }).click()
  await page.getByLabel('Join code').fill(code)
  await page.getByRole('button', { name: 'Join the session' }).click()
  const inside = page.getByRole('button', { name: 'Leave quietly' })
  const waiting = page.getByRole('heading', { name: 'Waiting to be let in' })
  await expect(inside.or(waiting)).toBeVisible({ timeout: 30_000 })
  if (await waiting.isVisible()) {
    if (host === undefined) throw new Error('somebody has to let this computer in')
    const number = (await page.getByText(/^\d{3} \d{3}$/).textContent()) ?? ''
    await (typeof host === 'function' ? host() : letIn(host, number))
    await expect(inside).toBeVisible()
  }
  await page.keyboard.press('Alt+w')
  await expect(page.getByRole('link', { name: 'Back to the session' })).toBeVisible()
}

/** At the host: lets in the computer that shows this number. */
async function letIn(host: Page, number: string): Promise<void> {
  const atTheDoor = host.getByRole('listitem').filter({ hasText: number })
  await expect(atTheDoor).toBeVisible()
  await atTheDoor.getByRole('button', { name: /^Let in/ }).click()
}

export async function leaveSession(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Back to the session' }).click()
  await page.getByRole('button', { name: 'Leave quietly' }).click()
  await page.getByRole('button', { name: 'Go to the sessions' }).click()
  await expect(page.getByRole('link', { name: 'Start without a plan' })).toBeVisible()
}

/** One more join code for the session that is open. */
export async function anotherCode(page: Page, name = 'A colleague', role?: string): Promise<string> {
  await page.getByRole('link', { name: 'Back to the session' }).click()
  await page.getByRole('button', { name: 'Invite people' }).click()
  return invite(page, name, role)
}

/** What a consultation is called and when it is open; days as day, month and year in digits. */
export type Consultation = { readonly title: string; readonly opens: string; readonly closes: string }

/** A consultation with one proposal and one question about it. */
export async function makeConsultation(
  page: Page,
  { title, opens, closes }: Consultation,
  proposal: string,
  question: string,
): Promise<void> {
  await goTo(page, 'Consultation')
  await page.getByRole('button', { name: 'New consultation' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Title', { exact: true }).fill(title)
  for (const [label, digits] of [
    ['Opens on', opens],
    ['Closes on', closes],
  ] as const) {
    await dialog.getByRole('group', { name: label }).getByRole('spinbutton').first().click()
    await page.keyboard.type(digits)
  }
  await dialog.getByRole('button', { name: 'Add consultation' }).click()
  await page.getByRole('button', { name: 'Add a proposal' }).click()
  const topics = page.getByRole('dialog', { name: 'Add a proposal to this paper' })
  await topics.getByText(proposal).click()
  await topics.getByRole('button', { name: 'Add the proposal' }).click()
  await page.getByRole('button', { name: 'Ask a question about it' }).click()
  await page.getByRole('dialog').getByLabel('What do you want to ask?').fill(question)
  await page.getByRole('dialog').getByRole('button', { name: 'Add consultation question' }).click()
}

export async function makePaper({ app, page }: RunningApp, folder: string): Promise<void> {
  await answerDialogs(app, { open: [folder] })
  await page.getByText('Title and dates').click()
  await page.getByRole('button', { name: 'Make the paper' }).click()
  await page.getByRole('button', { name: 'Choose a folder and make it' }).click()
  await expect(page.getByText('The paper is made')).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Done' }).click()
}

/** Opens a workspace from the start screen with the passphrase. */
export async function unlock(page: Page, name: string): Promise<void> {
  await page.getByText(name).first().click()
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(PASSPHRASE)
  await page.getByRole('button', { name: /^Open/ }).click()
}
