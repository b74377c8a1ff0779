import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { makeKey, readKey } from './key.ts'
import { readSettings } from './settings.ts'

test('flags come before the environment, and the environment before what is usual', () => {
  const env = { HEARINGS_RELAY_PORT: '5000', HEARINGS_RELAY_DATA: '/srv', HEARINGS_RELAY_HEALTH_PORT: '5001' }
  const { command, listen, at, data, keyFile, health, members, redis } = readSettings(['--port', '6000'], env)
  expect({ command, listen, at, data, keyFile, health, members, redis }).toEqual({
    command: 'run',
    listen: { address: '127.0.0.1', port: 6000 },
    at: { address: '127.0.0.1', port: 6000 },
    data: '/srv',
    keyFile: '/srv/key',
    health: { address: '127.0.0.1', port: 5001 },
    members: 500,
    redis: null,
  })
})

test('what cannot be meant is refused in a sentence', () => {
  const refused =
    (...argv: string[]) =>
    () =>
      readSettings([...argv, '--data', '/srv'], {})
  expect(refused('--peers', '10.0.0.1:4430,elsewhere:4430')).toThrow('--peers is an IPv4 address and a port')
  expect(refused('--members', '5000')).toThrow('--members is a whole number from 1 to 500')
  expect(refused('open', '--share', 'proposals,diaries')).toThrow('not “diaries”')
  expect(refused('dance')).toThrow('There is no command “dance”')
  expect(refused('--address', '0.0.0.0')).toThrow('say with --public')
  expect(() => readSettings(['run'], {})).toThrow('Say with --data')
  expect(refused('--prot', '1')).toThrow('--help lists what there is')
})

test('all that is secret follows from one key that only its account can read, and differs by instance', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearings-key-'))
  const file = join(folder, 'deep', 'key')
  expect(() => readKey(file, { isAlone: false })).toThrow('give every instance the same')
  makeKey(file)
  expect(() => makeKey(file)).toThrow('left as it is')
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0)
  const key = readKey(file, { isAlone: false })
  const [one, two] = [4430, 4440].map((port) => key.seat({ address: '10.0.0.1', port }))
  expect(one).toHaveLength(16)
  expect(one).not.toEqual(two)
  expect(readKey(file, { isAlone: true }).seat({ address: '10.0.0.1', port: 4430 })).toEqual(one)
  expect(readFileSync(file, 'utf8')).not.toContain(key.passphrase)
  writeFileSync(file, 'too short')
  expect(() => readKey(file, { isAlone: true })).toThrow('is not a key')
  rmSync(folder, { recursive: true })
})

const Service = z.looseObject({
  environment: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  ports: z.array(z.string()).optional(),
  networks: z.array(z.string()),
})

test('the compose file runs instances that know each other, whose settings are all understood, and a Redis nobody else reaches', () => {
  const compose = z
    .looseObject({ services: z.record(z.string(), Service) })
    .parse(parse(readFileSync('docs/server/compose.yml', 'utf8'), { merge: true }))
  const { one, two, redis } = compose.services
  const settings = [one, two].map((service) => {
    const env = Object.entries(service?.environment ?? {}).map(([name, value]) => {
      expect(name).toMatch(/^HEARINGS_RELAY_/)
      return [name, String(value).replace(/\$\{PUBLIC[^}]*\}/, '203.0.113.7')]
    })
    return readSettings([], Object.fromEntries(env))
  })
  expect(settings[0]?.peers).toEqual([settings[1]?.at])
  expect(settings[1]?.peers).toEqual([settings[0]?.at])
  for (const [at, service] of [one, two].entries())
    expect(service?.ports).toContain(`${settings[at]?.at.port}:${settings[at]?.listen.port}`)
  expect(redis?.ports).toBeUndefined()
  expect(settings[0]?.redis).toBe('redis://redis:6379')
})
