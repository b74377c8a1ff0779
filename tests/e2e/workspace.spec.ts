import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { answerDialogs, launchApp, type RunningApp } from '../harness/app.ts'
import * as job from '../harness/main-job.ts'

async function closeWorkspace(page: Page): Promise<void> {
  await job.goTo(page, 'Settings')
  await page.getByRole('button', { name: 'Close the workspace' }).click()
  await expect(page.getByRole('heading', { name: 'Hearings Workshop' })).toBeVisible()
}

/** Makes an empty workspace of the group's own, and gives back its recovery code as the sheet showed it. */
async function create({ app, page }: RunningApp, file: string): Promise<string> {
  await answerDialogs(app, { save: file })
  await page.getByRole('button', { name: 'New workspace' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Our group')
  await page.getByRole('button', { name: 'Choose where it is kept' }).click()
  await page.getByText('An empty workspace.').click()
  await page.getByLabel('Your name').fill('Morven')
  await page.getByLabel('Passphrase', { exact: true }).fill(job.PASSPHRASE)
  await page.getByLabel('The same passphrase again').fill(job.PASSPHRASE)
  await page.getByRole('button', { name: 'Create the workspace' }).click()
  const sheet = page.getByRole('dialog', { name: 'The recovery code' })
  await expect(sheet.locator('[data-recovery-code]')).toContainText(/[0-9A-Z]{4}/)
  const code = await sheet.locator('[data-recovery-code] span').allTextContents()
  await sheet.getByText('It is printed or written down').click()
  await sheet.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  return code.join(' ')
}

test('a workspace is made, closed, opened again by passphrase or recovery code, damaged, and restored from its backup', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearings-workspace-'))
  try {
    const running = await launchApp({ folder })
    const { app, page, documents } = running
    const file = join(documents, 'Our group.hearings')
    await job.untilOpen(running)
    await closeWorkspace(page)
    const code = await create(running, file)
    await job.addProposal(page, 'Kept through everything')
    await closeWorkspace(page)

    await test.step('a wrong passphrase is said calmly, and the right one opens', async () => {
      await page.getByRole('button', { name: /Our group/ }).click()
      await page.getByRole('textbox', { name: 'Passphrase' }).fill('not the right words')
      await page.getByRole('button', { name: 'Open the workspace' }).click()
      await expect(page.getByText('That passphrase does not open this workspace.')).toBeVisible()
      await page.getByRole('textbox', { name: 'Passphrase' }).fill(job.PASSPHRASE)
      await page.getByRole('button', { name: 'Open the workspace' }).click()
      await job.openProposal(page, 'Kept through everything')
      await closeWorkspace(page)
    })
    await test.step('the recovery code opens it too', async () => {
      await page.getByRole('button', { name: /Our group/ }).click()
      await page.getByText('Recovery code', { exact: true }).click()
      await page.getByRole('textbox', { name: 'Recovery code' }).fill(code.toLowerCase())
      await page.getByRole('button', { name: 'Open the workspace' }).click()
      await job.openProposal(page, 'Kept through everything')
      await closeWorkspace(page)
    })
    await test.step('a file that is no workspace is refused and left as it is', async () => {
      const note = join(documents, 'note.hearings')
      writeFileSync(note, 'only a note')
      await answerDialogs(app, { open: [note] })
      await page.getByRole('button', { name: 'Open a workspace' }).click()
      const refused = page.getByText(/is not a workspace/)
      const passphrase = page.getByRole('textbox', { name: 'Passphrase' })
      await expect(refused.or(passphrase).first()).toBeVisible()
      if (await passphrase.isVisible()) {
        await passphrase.fill('anything at all here')
        await page.getByRole('button', { name: 'Open the workspace' }).click()
      }
      await expect(refused).toBeVisible()
      await page.getByRole('button', { name: /Back/ }).first().click()
    })
    await test.step('a lost file comes back from the backup made on closing', async () => {
      const backups = join(documents, 'Hearings Workshop backups')
      const kept = readdirSync(backups, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.includes('Our group') && name.endsWith('.hearings'))
        .map((name) => join(backups, name))
        .sort()
      expect(kept.length).toBeGreaterThan(0)
      rmSync(file)
      await answerDialogs(app, { open: [kept.at(-1) ?? ''], save: file })
      await page.getByRole('button', { name: 'Restore a backup' }).click()
      await page.getByRole('button', { name: 'Choose the backup' }).click()
      await page.getByRole('button', { name: 'Choose where it goes' }).click()
      await page.getByRole('textbox', { name: /Passphrase at the time/ }).fill(job.PASSPHRASE)
      await page.getByRole('button', { name: 'Restore the backup' }).click()
      await expect(page.getByText('The backup is back.')).toBeVisible()
      expect(existsSync(file)).toBe(true)
    })
    await running.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('what is changed can be undone from any screen, redone, seen in its history and brought back', async () => {
  await using running = await launchApp()
  const { page } = running
  await job.untilOpen(running)
  await job.goTo(page, 'Group')
  await page.getByRole('button', { name: 'New organisation' }).first().click()
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Young advisers')
  await page.getByRole('dialog').getByRole('button', { name: 'Add organisation' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Young advisers')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Young advisers of Scotland')
  await page.getByRole('textbox', { name: 'Name', exact: true }).press('Enter')
  await expect(page.getByText('Changed “Young advisers', { exact: false })).toBeVisible()

  await test.step('undo and redo work on another screen', async () => {
    await job.goTo(page, 'Overview')
    await page.locator('body').press('Control+z')
    await expect(page.getByText(/Undone: Changed/)).toBeVisible()
    await page.locator('body').press('Control+Shift+z')
    await expect(page.getByText(/Done again: Changed/)).toBeVisible()
  })
  await test.step('a deletion says so and offers the way back', async () => {
    await job.findAndOpen(page, 'Young advisers of', /Young advisers of Scotland/)
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(page.getByText(/Undone: Deleted/)).toBeVisible()
  })
  await test.step('the history holds every state, and an earlier one comes back', async () => {
    await job.findAndOpen(page, 'Young advisers of', /Young advisers of Scotland/)
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.getByRole('button', { name: 'Bring this back' }).last().click()
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Young advisers')
  })
})

test('a wrong and a used join code, and the end of a session, are each said as what they are', async () => {
  await using host = await launchApp()
  await using first = await launchApp()
  await using second = await launchApp()
  for (const running of [host, first, second]) await job.untilOpen(running)
  const code = await job.startSession(host.page, 'A decision a child can keep')
  const join = async (page: Page, text: string) => {
    await page.getByLabel('Join code').fill(text)
    await page.getByRole('button', { name: 'Join the session' }).click()
  }
  for (const { page } of [first, second]) {
    await job.goTo(page, 'Sessions')
    await page.getByRole('link', { name: 'Join with a code' }).click()
  }
  const last = code.at(-1) === '0' ? '1' : '0'
  await join(first.page, `${code.slice(0, -1)}${last}`)
  await expect(first.page.getByText('That join code is not right.')).toBeVisible()
  await job.joinSession(first.page, code, host.page)
  await join(second.page, code)
  await expect(second.page.getByText('That join code was already used on another computer.')).toBeVisible()
  await host.page.getByRole('button', { name: 'End the session' }).click()
  await host.page.getByRole('dialog').getByRole('button', { name: 'End the session' }).click()
  await first.page.getByRole('link', { name: 'Sessions' }).click()
  await expect(first.page.getByText(/has ended/).first()).toBeVisible()
})

test('what was typed in the moment before the window closes is there when it opens again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearings-last-words-'))
  try {
    const running = await launchApp({ folder })
    const { app, page } = running
    await job.untilOpen(running)
    await job.openProposal(page, 'A decision a child can keep')
    await job.write(page, 'The very last words.')
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await running.close().catch(() => undefined)

    const again = await launchApp({ folder })
    await job.untilOpen(again)
    await job.openProposal(again.page, 'A decision a child can keep')
    await expect(job.editor(again.page).getByText('The very last words.')).toBeVisible()
    await job.goTo(again.page, 'Group')
    await again.page.getByText('Social Work Scotland').first().click()
    await again.page.getByLabel('What it does').fill('Typed and left at once.')
    await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await again.close().catch(() => undefined)

    const third = await launchApp({ folder })
    await job.untilOpen(third)
    await job.goTo(third.page, 'Group')
    await third.page.getByText('Social Work Scotland').first().click()
    await expect(third.page.getByLabel('What it does')).toHaveValue('Typed and left at once.')
    await third.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
