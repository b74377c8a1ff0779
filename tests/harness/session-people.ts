import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { corePid, type RunningApp } from './app.ts'
import type { Computer, Hall } from './hall.ts'
import * as job from './main-job.ts'

/** Somebody at a computer of their own, with the app in front of them. */
export type Person = {
  readonly name: string
  readonly computer: Computer
  readonly page: Page
  /** Every process of their app stops at once. */
  kill(): Promise<void>
  /** The core of their app stops at once; the app starts another. */
  killCore(): void
  /** Their app is started again, with everything it kept. */
  startAgain(): Promise<void>
}

/** Somebody comes into the hall, sets up their computer and says who they are. What it kept goes when `folders` are removed. */
export async function arrive(hall: Hall, folders: string[], name: string, role = 'Member'): Promise<Person> {
  const computer = await hall.computer()
  const folder = mkdtempSync(join(tmpdir(), `hearings-${name.toLowerCase()}-`))
  folders.push(folder)
  const launch = () => computer.launch({ folder, size: { width: 1440, height: 900 } })
  let running: RunningApp = await launch()
  await job.untilOpen(running)
  await job.sayWhoSitsHere(running.page, name, role)
  return {
    name,
    computer,
    get page() {
      return running.page
    },
    kill: () => running.kill(),
    killCore: () => void process.kill(corePid(running), 'SIGKILL'),
    async startAgain() {
      running = await launch()
      // A guest who was inside a session is taken to their seat.
      const { page } = running
      const open = page
        .getByRole('navigation', { name: 'Main' })
        .or(page.getByRole('button', { name: 'Leave quietly' }))
      await expect(open.first()).toBeVisible({ timeout: 30_000 })
    },
  }
}

export const removeFolders = (folders: readonly string[]) => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}

/** On the screen where people are invited: a join code for one person in a role. */
export async function inviteAs(page: Page, name: string, role = 'Member'): Promise<string> {
  await page.getByLabel('Their name').fill(name)
  await page.getByRole('button', { name: /Takes part as/ }).click()
  await page.getByRole('option', { name: new RegExp(`^${role}`) }).click()
  await page.getByRole('button', { name: 'Make the invitation' }).click()
  const card = page.getByRole('region', { name: `Invitation for ${name}` }).last()
  await expect(card).toContainText(role.toLowerCase())
  return ((await card.getByRole('status', { name: 'Join code' }).textContent()) ?? '').trim()
}

/** From the list of sessions to the screen where people are invited. */
export async function startWithoutPlan(
  { page, computer }: Person,
  { title, text, keep = true, port }: { title?: string; text?: string; keep?: boolean; port?: number },
): Promise<void> {
  await job.goTo(page, 'Sessions')
  await page.getByRole('link', { name: 'Start without a plan' }).click()
  if (title !== undefined) await page.getByLabel('Name of the session').fill(title)
  if (text !== undefined) await page.getByText(text).first().click()
  if (!keep) await page.getByText('People keep what they received').click()
  await page.getByRole('button', { name: /Network/ }).click()
  await page.getByRole('option', { name: new RegExp(computer.address.replaceAll('.', '\\.')) }).click()
  if (port !== undefined) {
    await page.getByText('For a network with rules of its own').click()
    await page.getByRole('textbox', { name: 'Port' }).fill(String(port))
    await page.keyboard.press('Tab')
  }
  await page.getByRole('button', { name: 'Start the session' }).click()
}

/** Goes to a list: what stands there by this title. */
export async function listed(page: Page, list: 'Proposals' | 'Sessions', title: string) {
  await job.goTo(page, list)
  await expect(page.getByRole('heading', { name: list }).first()).toBeVisible()
  return page.getByRole('row', { name: title }).or(page.getByRole('option', { name: title }))
}
