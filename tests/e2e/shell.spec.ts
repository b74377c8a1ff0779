import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { electronRuntime, electronSwitches } from '../../scripts/electron-path.mjs'
import { corePid, launchApp, type RunningApp } from '../harness/app.ts'
import { addProposal, editor, goTo, openProposal, untilOpen, write } from '../harness/main-job.ts'

test.describe('the shell keeps the page in its place', () => {
  let running: RunningApp
  test.beforeAll(async () => {
    running = await launchApp()
    await expect(running.page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  })
  test.afterAll(() => running[Symbol.asyncDispose]())

  test('the page is isolated, sandboxed and has no Node', async () => {
    const preferences = await running.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>
      }
      const { contextIsolation, sandbox, nodeIntegration, webSecurity } = contents.getLastWebPreferences()
      return { contextIsolation, sandbox, nodeIntegration, webSecurity }
    })
    expect(preferences).toEqual({ contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true })
    expect(
      await running.page.evaluate(() =>
        ['require', 'process', 'module', 'Buffer', '__dirname'].filter((name) => name in globalThis),
      ),
    ).toEqual([])
  })

  test('the page comes from app:// with a policy that allows nothing unsafe', async () => {
    expect(running.page.url()).toMatch(/^app:\/\/hearings\//)
    const answers = await running.app.evaluate(async ({ net }) => {
      const ask = async (url: string) => {
        const answer = await net.fetch(url)
        return { status: answer.status, policy: answer.headers.get('content-security-policy') ?? '' }
      }
      return {
        page: await ask('app://hearings/index.html'),
        outside: await ask('app://hearings/..%2fmain%2fmain.js'),
        elsewhere: await ask('app://other/index.html'),
        unknown: await ask('app://hearings/nothing.html'),
      }
    })
    expect(answers.page.status).toBe(200)
    expect(answers.page.policy).toContain("default-src 'none'")
    expect(answers.page.policy).not.toContain('unsafe')
    expect([answers.outside.status, answers.elsewhere.status, answers.unknown.status]).toEqual([404, 404, 404])
  })

  test('an inline script or a fetch put into the page does nothing', async () => {
    const { ran, fetched } = await running.page.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'globalThis.ranInline = true'
      document.head.append(script)
      const fetched = await fetch('https://example.org/').then(
        () => 'answered',
        () => 'refused',
      )
      return { ran: 'ranInline' in globalThis, fetched }
    })
    expect(ran).toBe(false)
    expect(fetched).toBe('refused')
  })

  test('the page can neither leave nor open a window', async () => {
    const before = running.page.url()
    const opened = await running.page.evaluate(() => {
      const child = window.open('https://example.org/')
      location.href = 'https://example.org/'
      return child === null
    })
    expect(opened).toBe(true)
    await expect.poll(() => running.page.url()).toBe(before)
    expect(await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })

  test('permissions that are not listed are denied, asked for or looked up', async () => {
    const states = await running.page.evaluate(async () => {
      const names = ['geolocation', 'camera', 'notifications', 'midi', 'storage-access'] as PermissionName[]
      const looked = await Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state))
      const asked = await navigator.mediaDevices.getUserMedia({ audio: true, video: true }).then(
        () => 'given',
        (error: DOMException) => error.name,
      )
      return { looked, asked }
    })
    expect(new Set(states.looked)).toEqual(new Set(['denied']))
    expect(states.asked).not.toBe('given')
  })

  test('a message from any other page is not heard', async () => {
    const ports = await running.app.evaluate(({ ipcMain }) => {
      let posted = 0
      const sender = { postMessage: () => posted++, send: () => posted++ }
      for (const senderFrame of [
        null,
        { url: 'https://example.org/', parent: null },
        { url: 'app://hearings/index.html', parent: {} },
      ])
        ipcMain.emit('hearings:ready', { sender, senderFrame })
      return posted
    })
    expect(ports).toBe(0)
  })

  test('the menus are there, with a key for each thing done often', async () => {
    const labels = await running.app.evaluate(({ Menu }) =>
      (Menu.getApplicationMenu()?.items ?? []).map((item) => item.label),
    )
    expect(labels).toEqual(expect.arrayContaining(['File', 'Edit', 'View', 'Help']))
  })
})

test('a second start with the same settings gives way to the first', async () => {
  await using running = await launchApp()
  await untilOpen(running)
  const second = spawn(electronRuntime().path, [...electronSwitches(), resolve('.')], {
    env: { ...process.env, HEARINGS_PROFILE: running.profile, HEARINGS_DOCUMENTS: running.documents },
    stdio: 'ignore',
  })
  expect(await new Promise((done) => second.once('exit', done))).toBe(0)
  await expect(running.page.getByRole('navigation', { name: 'Main' })).toBeVisible()
})

test('the window opens where it was left', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearings-app-'))
  const left = { x: 40, y: 30, width: 1100, height: 700 }
  const boundsOf = ({ app }: RunningApp) =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  try {
    const first = await launchApp({ folder })
    await untilOpen(first)
    await first.app.evaluate(({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted), left)
    // The display moves a window in its own time.
    await expect.poll(() => boundsOf(first)).toEqual(left)
    await first.close()
    const again = await launchApp({ folder })
    await expect.poll(() => boundsOf(again)).toEqual(left)
    await again.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('nothing calls home', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearings-app-'))
  try {
    const netLog = join(folder, 'net.json')
    const running = await launchApp({ folder, args: [`--log-net-log=${netLog}`] })
    await expect(running.page.getByRole('navigation', { name: 'Main' })).toBeVisible()
    await running.page.waitForTimeout(3000)
    await running.close()
    const hosts = [...readFileSync(netLog, 'utf8').matchAll(/"(?:host|url)":"([^"]+)"/g)].map(([, host]) => host ?? '')
    expect(hosts.filter((host) => !host.startsWith('app://'))).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a core that is killed is started again, the app says so, and nothing committed is lost', async () => {
  await using running = await launchApp()
  const { page } = running
  await untilOpen(running)
  await addProposal(page, 'Kept through a fall')
  await write(page, 'This sentence was on the disk before.')
  await expect(page.getByText('Saved on this computer').last()).toBeVisible()
  const pid = corePid(running)
  expect(pid).toBeGreaterThan(0)
  process.kill(pid, 'SIGKILL')
  await expect(page.getByText('was started again')).toBeVisible()
  await expect.poll(() => corePid(running)).not.toBe(pid)
  await goTo(page, 'Inquiry')
  await openProposal(page, 'Kept through a fall')
  await expect(editor(page).getByText('This sentence was on the disk before.')).toBeVisible()
  await write(page, 'And work goes on.')
  await goTo(page, 'Inquiry')
  await openProposal(page, 'Kept through a fall')
  await expect(editor(page).getByText('And work goes on.')).toBeVisible()
})
