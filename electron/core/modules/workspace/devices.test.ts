import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testFolder } from '#tests/harness/workspace-files.ts'
import { type Copy, copyAt, devicesOfThisComputer, deviceToContinue } from './devices.ts'

const copy: Copy = { fileId: 'f', file: '/a/group.hearings', device: 'd', seq: 5, closed: true }
const opening = { fileId: 'f', file: '/a/group.hearings', seqOf: () => 5, hasLog: false }
const there = { ...opening, file: '/b/group.hearings' }

test('the copy at a place is the one last written there, or one that was moved from where it was', () => {
  expect(copyAt([copy], opening, () => true)).toBe(copy)
  expect(copyAt([copy], there, () => false)).toBe(copy)
  expect(copyAt([copy], there, () => true)).toBeUndefined()
  expect(copyAt([copy], { ...opening, fileId: 'g' }, () => true)).toBeUndefined()
})

test('a copy goes on as the device it was; an older one, or one never seen, does not', () => {
  expect(deviceToContinue(copy, opening)).toBe('d')
  expect(deviceToContinue(copy, { ...opening, seqOf: () => 9 })).toBe('d')
  expect(deviceToContinue(copy, { ...opening, seqOf: () => 4 })).toBeNull()
  expect(deviceToContinue(undefined, opening)).toBeNull()
})

test('after a crash only the file with its log goes on: one without was put there by somebody', () => {
  const crashed = { ...copy, closed: false }
  expect(deviceToContinue(crashed, { ...opening, hasLog: true })).toBe('d')
  expect(deviceToContinue(crashed, opening)).toBeNull()
})

test('two copies opened in turn never write as the same device', () => {
  const devices = devicesOfThisComputer(testFolder())
  const [here, there] = [
    { ...opening, file: join(testFolder(), 'a') },
    { ...opening, file: join(testFolder(), 'b') },
  ]
  for (const { file } of [here, there]) writeFileSync(file, '')
  const { device: first } = devices.open(here)
  devices.close(here, first)
  const { device: second } = devices.open(there)
  devices.close(there, second)
  expect(second).not.toBe(first)
  expect(devices.open(here)).toEqual({ device: first, before: first })
  expect(devices.open(there).device).toBe(second)
  devices.close(here, first)
  devices.replaced(here.file)
  const third = devices.open(here)
  expect([first, second]).not.toContain(third.device)
  expect(third.before).toBe(first)
})

test('a damaged file of devices, or a folder that cannot be written, means a new device and never an old one', () => {
  const folder = testFolder()
  const devices = devicesOfThisComputer(folder)
  const { device: first } = devices.open(opening)
  devices.close(opening, first)
  writeFileSync(join(folder, 'device.json'), '{"copies": [')
  const { device: second } = devices.open(opening)
  expect(second).not.toBe(first)
  expect(readFileSync(join(folder, 'device.json'), 'utf8')).toContain(second)
  const blocked = join(testFolder(), 'file')
  writeFileSync(blocked, '')
  const nowhere = devicesOfThisComputer(blocked)
  expect(nowhere.open(opening).device).not.toBe(nowhere.open(opening).device)
})
