import { expect, test } from '@playwright/test'
import { launchApp } from '../harness/app.ts'
import * as job from '../harness/main-job.ts'
import * as day from '../harness/session-day.ts'

const proposal = 'A decision a child can keep'

test('the room view has a window of its own, fills its display by F11, and closes with the session', async () => {
  await using chair = await launchApp()
  const { app, page } = chair
  await job.untilOpen(chair)
  await job.startSession(page, proposal)
  await page.getByRole('link', { name: 'Go to the session' }).click()
  await page.getByRole('button', { name: 'Begin “Writing together”' }).click()
  const [room] = await Promise.all([
    app.waitForEvent('window'),
    page.getByRole('button', { name: 'Room view' }).click(),
  ])
  await expect(room.getByRole('heading', { level: 1 })).toHaveText('Writing together')
  await expect(room.getByRole('timer')).toHaveText(/^\d+:\d\d$/)
  await expect(room).toHaveTitle(/^Room view/)
  expect(await room.getByRole('button').count()).toBe(0)
  expect(await smallestText(room)).toBeGreaterThanOrEqual(24)

  await page.getByRole('button', { name: 'Room view' }).click()
  expect(app.windows()).toHaveLength(2)

  const fills = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.webContents.getURL().endsWith('#/room'))
        ?.isFullScreen(),
    )
  const press = (key: string) =>
    app.evaluate(
      ({ BrowserWindow }, keyCode) =>
        BrowserWindow.getAllWindows()
          .find((window) => window.webContents.getURL().endsWith('#/room'))
          ?.webContents.sendInputEvent({ type: 'keyDown', keyCode }),
      key,
    )
  await press('F11')
  await expect.poll(fills).toBe(true)
  await press('Escape')
  await expect.poll(fills).toBe(false)

  await page.getByRole('button', { name: 'End or hand over' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End the session' }).click()
  await expect.poll(() => app.windows().length).toBe(1)
  await expect(page.getByRole('link', { name: 'Start without a plan' })).toBeVisible()
})

/** Pixels of the smallest words before the room. */
const smallestText = (room: Awaited<ReturnType<typeof launchApp>>['page']): Promise<number> =>
  room.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const sizes: number[] = []
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const holder = node.parentElement
      if (holder === null || !node.textContent?.trim()) continue
      const { width, height } = holder.getBoundingClientRect()
      // What is hidden from sight is one pixel.
      if (width > 1 && height > 1) sizes.push(Number.parseFloat(getComputedStyle(holder).fontSize))
    }
    return Math.min(...sizes)
  })

test('nobody before the projector has to scroll: what does not fit is on pages, and none of it is left out', async () => {
  await using chair = await launchApp()
  const { app, page } = chair
  await job.untilOpen(chair)
  const options = Array.from({ length: 40 }, (_, index) => `Option ${index + 1}: a room with a window, and time`)
  await day.planSession(page, 'Many ideas', ['Dot vote'])
  const block = page.getByRole('complementary', { name: 'The block' })
  await block.getByLabel('What can have dots').fill(options.join('\n'))
  await page.keyboard.press('Tab')
  await page.getByRole('link', { name: 'Start the session' }).click()
  await page.getByRole('button', { name: 'Start the session' }).click()
  await page.getByRole('link', { name: 'Go to the session' }).click()
  await day.goOnTo(page, 'Dot vote')
  const [room] = await Promise.all([
    app.waitForEvent('window'),
    page.getByRole('button', { name: 'Room view' }).click(),
  ])
  await room.setViewportSize({ width: 1280, height: 720 })
  const number = room.getByText(/^Page \d+ of \d+/)
  await expect(number).toHaveText(/^Page 1 of [2-9]$/)
  const pages = Number((await number.textContent())?.at(-1))
  const seen = new Set<string>()
  for (let at = 1; at <= pages; at++) {
    await expect(number).toHaveText(`Page ${at} of ${pages}`)
    const words = await wholeInSight(room)
    expect(words.length).toBeGreaterThan(0)
    for (const one of words) seen.add(one)
    await room.keyboard.press('PageDown')
  }
  expect([...seen].sort()).toEqual([...options].sort())
  expect(await room.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true)
  expect(await smallestText(room)).toBeGreaterThanOrEqual(24)
  await room.mouse.move(400, 400)
  await room.mouse.wheel(0, -100)
  await expect(number).toHaveText(`Page ${pages - 1} of ${pages}`)
  await room.keyboard.press('Space')
  await expect(number).toHaveText(`Page ${pages - 1} of ${pages}, held`)
})

/** The options that are wholly on the screen. */
const wholeInSight = (room: Awaited<ReturnType<typeof launchApp>>['page']): Promise<string[]> =>
  room.evaluate(() =>
    [...document.querySelectorAll('[aria-label="What can have dots"] > li')].flatMap((item) => {
      const { left, right, top, bottom } = item.getBoundingClientRect()
      const isInSight = left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight
      return isInSight ? [item.textContent ?? ''] : []
    }),
  )

test('a join link from outside is put into the field, is followed by nobody, and is nothing but words', async () => {
  await using guest = await launchApp()
  const { app, page } = guest
  await job.untilOpen(guest)
  const link = 'hearings://join/<img src=x onerror="document.title=1">%E0%A4%A'
  await app.evaluate(({ app: electron }, argument) => {
    electron.emit('second-instance', {}, ['hearings-workshop', argument])
  }, link)
  await expect(page.getByRole('heading', { name: 'Join a session' })).toBeVisible()
  await expect(page.getByLabel('Join code')).toHaveValue(link)
  expect(await page.locator('img').count()).toBe(0)
  await page.getByRole('button', { name: 'Join the session' }).click()
  await expect(page.getByText('That join code is not right.')).toBeVisible()
  await expect(page.getByLabel('Join code')).toHaveValue(link)
})

test('whoever is removed is told so calmly, and the chair sees what they hold', async () => {
  await using chair = await launchApp()
  await using member = await launchApp()
  for (const running of [chair, member]) await job.untilOpen(running)
  const code = await job.startSession(chair.page, proposal, 'Una')
  await job.joinSession(member.page, code, chair.page)
  await chair.page.getByRole('button', { name: 'More about Una' }).click()
  await chair.page.getByRole('menuitem', { name: /Remove from the session/ }).click()
  await chair.page.getByRole('button', { name: 'Remove Una' }).click()
  const held = chair.page.getByRole('dialog', { name: 'Una is no longer in the session' })
  await expect(held.getByText(proposal)).toBeVisible()
  await expect(held.getByText('No words of voices')).toBeVisible()
  await held.getByRole('button', { name: 'Done' }).click()
  await job.goTo(member.page, 'Sessions')
  await member.page.getByRole('link', { name: 'Join with a code' }).click()
  await expect(member.page.getByText(/Your part in .* has ended/)).toBeVisible()
})

test('“Not now” leaves somebody outside, with words that blame nobody', async () => {
  await using chair = await launchApp()
  await using guest = await launchApp()
  for (const running of [chair, guest]) await job.untilOpen(running)
  const code = await job.startSession(chair.page, proposal, 'Una')
  await job.goTo(guest.page, 'Sessions')
  await guest.page.getByRole('link', { name: 'Join with a code' }).click()
  await guest.page.getByLabel('Join code').fill(code)
  await guest.page.getByRole('button', { name: 'Join the session' }).click()
  await expect(guest.page.getByRole('heading', { name: 'Waiting to be let in' })).toBeVisible()
  await chair.page.getByRole('button', { name: 'Not now: Una' }).click()
  await expect(guest.page.getByText('You were not let in this time.')).toBeVisible()
  await expect(chair.page.getByRole('button', { name: /^Let in/ })).toHaveCount(0)
})
