import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { writeJoinCode } from '#shared/domain/session/join-code.ts'
import { figure, freePort, type Instance, linkIn, serverCommand, startInstance } from '#tests/harness/server.ts'
import { computer, proposal, refusal, stateOf, stopComputers, until } from '#tests/harness/session.ts'
import { textPage } from '#tests/harness/text-page.ts'

/** Processes start slowly on a machine that has much to do. Milliseconds. */
const PATIENCE = 180_000
let folder = ''
const running: Instance[] = []
afterEach(async () => {
  await stopComputers()
  for (const instance of running.splice(0)) await instance.kill()
  rmSync(folder, { recursive: true, force: true })
})

async function server() {
  folder = mkdtempSync(join(tmpdir(), 'hearings-server-'))
  const options = {
    data: join(folder, 'data'),
    keyFile: join(folder, 'data', 'key'),
    port: await freePort(),
    healthPort: await freePort(),
  }
  const start = async () => {
    const instance = await startInstance(options)
    running.push(instance)
    return instance
  }
  return { instance: await start(), start, options }
}

test(
  'a chair runs a session on a server from their own computer, and the server keeps it',
  async () => {
    const { instance, start, options } = await server()
    expect(await instance.health()).toMatchObject({ status: 200, live: true, part: 'none', redis: 'none', sessions: 0 })
    const opened = await instance.command('open', '--title', 'All of Scotland', '--name', 'Morven')
    expect(opened).toMatchObject({ code: 0 })
    expect(opened.out).toContain('needs no comparing')

    const chair = await computer('Morven')
    const text = await proposal(chair, 'Before a hearing')
    await chair.client.call('session.join', { code: linkIn(opened.out) })
    expect(await stateOf(chair)).toMatchObject({
      standing: 'inside',
      role: 'chair',
      title: 'All of Scotland',
      onServer: true,
    })
    // The server is nobody: neither here, nor counted.
    expect((await stateOf(chair))?.peers).toEqual([])

    await chair.client.call('session.share', { document: text, on: true })
    const { code, address, id } = await chair.client.call('session.invite', { name: 'Isla', role: 'member' })
    const member = await computer('Isla')
    await member.client.call('session.join', { code: `${code} ${address}` })
    const waiting = await stateOf(member)
    expect(waiting?.standing).toBe('waiting')
    await until(async () => (await stateOf(chair))?.waiting.some(({ number }) => number === waiting?.number) === true)
    const [first] = (await stateOf(chair))?.waiting ?? []
    await chair.client.call('session.letIn', { device: first?.device ?? '', yes: true })
    await until(async () => (await stateOf(member))?.documents.length === 1)
    expect((await chair.client.call('session.invitations', undefined)).find((one) => one.id === id)?.state).toBe('used')

    const [written, read] = [await textPage(chair, text), await textPage(member, text)]
    await written.write('heather ')
    await until(() => read.text().includes('heather'))
    await read.write('rowan ')
    await until(() => written.text().includes('rowan'))

    // A member runs nothing.
    expect(await refusal(member.client.call('session.invite', {}))).toBe('session/not-allowed')

    expect(await instance.health()).toMatchObject({ part: 'holds', members: 2, sessions: 1 })
    const metrics = await instance.metrics()
    expect(figure(metrics, 'members')).toBe(2)
    expect(figure(metrics, 'documents')).toBe(1)
    for (const name of ['connections', 'frames_total', 'bytes_total', 'updates_total'])
      expect(figure(metrics, name), name).toBeGreaterThan(0)
    expect(metrics).toContain('hearings_nodejs_eventloop_lag_seconds')
    expect(metrics).toContain('hearings_process_resident_memory_bytes')
    for (const word of ['Morven', 'Isla', 'Scotland', 'Before a hearing']) expect(metrics).not.toContain(word)

    // A stranger learns nothing, and a used invitation opens no second door.
    const stranger = await computer('Nobody')
    expect(await refusal(stranger.client.call('session.join', { code: linkIn(opened.out) }))).toBe('session/code-used')
    const never = writeJoinCode(new Uint8Array(16))
    const tried = stranger.client.call('session.join', { code: `${never} 127.0.0.1:${options.port}` })
    expect(await refusal(tried)).toBe('session/code-wrong')
    expect(await stateOf(stranger)).toBeNull()
    expect(figure(await instance.metrics(), 'refused_total')).toBe(2)

    // What it keeps is its own account's to read, and nothing of it is in the clear.
    for (const name of ['key', 'commands.sock', 'device-key.json', 'server.log'])
      expect(statSync(join(options.data, name)).mode & 0o077, name).toBe(0)
    for (const name of ['server.hearings', 'server.log', 'server.hearings-wal']) {
      const kept = readFileSync(join(options.data, name))
      for (const word of ['Scotland', 'Morven', 'heather', 'Before a hearing'])
        expect(kept.includes(word), name).toBe(false)
    }

    // It stops without a word, and goes on where it was.
    await instance.kill()
    await until(async () => (await stateOf(member))?.connected === false)
    await read.write('bramble ')
    await start()
    await until(async () => (await stateOf(member))?.connected === true)
    await until(() => written.text().includes('bramble'))

    const held = await chair.client.call('session.remove', { participant: (await stateOf(member))?.participant ?? '' })
    expect(held.documents).toEqual(['Before a hearing'])
    await until(async () => (await stateOf(member)) === null)
    await chair.client.call('session.leave', { handTo: null, forAll: true })
    await until(async () => (await instance.health().catch(() => null))?.sessions === 0)
  },
  PATIENCE,
)

test('an operator who forgets something is told what', async () => {
  const started = await serverCommand(['run', '--data', '/nowhere', '--peers', '10.0.0.2:4430'])
  expect(started).toMatchObject({ code: 2, out: '' })
  expect(started.err).toContain('need a Redis in common')
  const opened = await serverCommand(['open', '--data', '/nowhere', '--title', 'x'])
  expect(opened.err).toContain('No server runs over /nowhere')
})
