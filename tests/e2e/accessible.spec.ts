import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { launchApp, type RunningApp, resizeTo } from '../harness/app.ts'
import { startSession, untilOpen } from '../harness/main-job.ts'

/** Every place a person can go, and what is there once it has opened. */
const places = [
  '/overview',
  '/timetable',
  '/inquiry',
  '/inquiry/first',
  '/evidence',
  '/evidence/first',
  '/evidence/import',
  '/voices',
  '/voices/new',
  '/proposals',
  '/proposals/first',
  '/sessions',
  '/sessions/new',
  '/sessions/decisions',
  '/sessions/actions',
  '/sessions/parked',
  '/sessions/start',
  '/sessions/join',
  '/sessions/people',
  '/sessions/run',
  '/room',
  '/consultation',
  '/consultation/first',
  '/group/organisations',
  '/group/people',
  '/group/memberships',
  '/group/about',
  '/library/provisions',
  '/library/rights',
  '/library/tests',
  '/library/language',
  '/library/methods',
  '/library/questions',
  '/library/questions/first',
  '/search',
  '/settings',
  '/gallery',
]
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Goes to a place; `/first` at its end opens the first record of the list. */
async function visit(page: Page, place: string): Promise<void> {
  const list = place.replace(/\/first$/, '')
  await page.evaluate((hash) => {
    location.hash = hash
  }, list)
  await page.locator('main, [role=main]').first().waitFor()
  if (list === '/gallery') await page.getByRole('heading', { level: 1 }).waitFor()
  if (place === list) return
  const first = page.locator('[role=option], [role=row] a, table a').first()
  await first.click()
  await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/[0-9a-f-]{36}/)
}

async function problems(page: Page, include?: string, except: string[] = []): Promise<string[]> {
  const axe = new AxeBuilder({ page }).withTags(rules).disableRules(except).setLegacyMode(true)
  const { violations } = await (include === undefined ? axe : axe.include(include)).analyze()
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map((node) => node.target.join(' '))
        .join(' | ')}`,
  )
}

test.describe('every screen passes axe', () => {
  let running: RunningApp
  test.beforeAll(async () => {
    running = await launchApp({ size: { width: 1440, height: 900 } })
    await untilOpen(running)
  })
  test.afterAll(() => running[Symbol.asyncDispose]())

  for (const place of places)
    test(`${place}`, async () => {
      await visit(running.page, place)
      await running.page.waitForTimeout(400)
      expect(await problems(running.page)).toEqual([])
    })

  test('in the dark, in high contrast, narrow and at 200 % too', async () => {
    const { app, page } = running
    const found: string[] = []
    for (const place of [
      '/overview',
      '/inquiry/first',
      '/proposals/first',
      '/voices',
      '/consultation/first',
      '/settings',
    ]) {
      for (const theme of ['dark', 'contrast-dark']) {
        await page.evaluate((wanted) => {
          document.documentElement.dataset.theme = wanted
        }, theme)
        await visit(page, place)
        await page.waitForTimeout(300)
        found.push(...(await problems(page)).map((problem) => `${place} ${theme} ${problem}`))
      }
      await page.evaluate(() => {
        delete document.documentElement.dataset.theme
      })
      for (const width of [720, 520]) {
        await resizeTo(app, { width, height: 800 })
        await page.waitForTimeout(300)
        found.push(...(await problems(page)).map((problem) => `${place} ${width} wide ${problem}`))
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        if (sideways > 1) found.push(`${place} ${width} wide scrolls sideways by ${sideways}`)
      }
      await resizeTo(app, { width: 1440, height: 900 })
    }
    expect(found).toEqual([])
  })

  test('the palette, its answers and the help for keys', async () => {
    const { page } = running
    await visit(page, '/overview')
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type('hearing')
    await page.waitForTimeout(600)
    // The answers scroll by the arrow keys of the field above them, which axe does not see.
    expect(await problems(page, '[role=dialog]', ['scrollable-region-focusable'])).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('F1')
    await page.getByRole('dialog').waitFor()
    expect(await problems(page, '[role=dialog]')).toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  })

  test('a session that runs: who is here, the desk, a seat, a pause and the room view', async () => {
    const { app, page } = running
    await visit(page, '/overview')
    await startSession(page, 'A decision a child can keep')
    // What was said of a list that has closed again stands where nobody sees it for some seconds.
    await expect(page.locator('[data-live-announcer] [role=img]')).toHaveCount(0)
    const found = (await problems(page)).map((problem) => `people ${problem}`)
    await page.getByRole('link', { name: 'Go to the session' }).click()
    const look = async (what: string, before: () => Promise<unknown> = async () => undefined) => {
      await before()
      await page.waitForTimeout(400)
      found.push(...(await problems(page)).map((problem) => `${what} ${problem}`))
    }
    await look('desk before it begins')
    await look('desk', () => page.getByRole('button', { name: 'Begin “Writing together”' }).click())
    await look('a block to add', () => page.getByRole('button', { name: 'Add a block' }).click())
    await page.keyboard.press('Escape')
    await look('groups', () => page.getByRole('button', { name: 'Break into groups' }).click())
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await look('seat', () => page.getByRole('menuitem', { name: 'See it as the others do' }).click())
    await look('notes', () => page.keyboard.press('Alt+n'))
    await page.keyboard.press('Escape')
    await look('pause', () => page.getByRole('button', { name: 'Pause' }).click())
    for (const theme of ['dark', 'contrast', 'contrast-dark']) {
      await page.evaluate((wanted) => {
        document.documentElement.dataset.theme = wanted
      }, theme)
      await look(`pause ${theme}`)
    }
    await page.evaluate(() => {
      delete document.documentElement.dataset.theme
    })
    await page.getByRole('button', { name: 'Come back in' }).click()
    for (const width of [720, 520]) {
      await resizeTo(app, { width, height: 600 })
      await look(`seat ${width} wide`)
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      if (sideways > 1) found.push(`seat ${width} wide scrolls sideways by ${sideways}`)
    }
    await page.getByRole('button', { name: 'Back to the desk' }).click()
    await look('desk 520 wide')
    await resizeTo(app, { width: 1440, height: 900 })
    await look('room view', () => visit(page, '/room'))
    expect(found).toEqual([])
    await visit(page, '/sessions/people')
    await page.getByRole('button', { name: 'End the session' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'End the session' }).click()
  })
})
