import { expect, test } from 'vitest'
import { Refusal } from '#shared/rpc/errors.ts'
import { LARGEST_TEXT, readText, titleOfText } from './text-file.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const code = (act: () => unknown) => {
  try {
    act()
  } catch (error) {
    return error instanceof Refusal ? error.code : error
  }
  return 'not refused'
}

test('plain text comes in as it was, with one kind of line end and one Unicode form', () => {
  expect(readText('a.txt', bytes('\uFEFFCafe\u0301\r\nnext'))).toBe('Café\nnext')
})

test('text that says it is UTF-16 is read as that', () => {
  expect(readText('a.txt', new Uint8Array([0xff, 0xfe, 0x48, 0x00, 0x69, 0x00]))).toBe('Hi')
})

test.each([
  ['bytes that are not UTF-8', new Uint8Array([0x48, 0xe9, 0x20, 0xff]), 'file/not-text'],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00]), 'file/not-text'],
  ['text with control characters', bytes('one\u0000two'), 'file/not-text'],
  ['nothing but spaces', bytes(' \n\t '), 'file/empty'],
  ['more than the limit', new Uint8Array(LARGEST_TEXT + 1), 'file/too-large'],
])('refuses %s', (_, content, expected) => {
  expect(code(() => readText('a.txt', content))).toBe(expected)
})

test('a title is the first line that says something, or the file’s name', () => {
  expect(titleOfText('x.md', '\n\n# Getting ready\n\nBody')).toBe('Getting ready')
  expect(titleOfText('progress-update_2024.txt', `${'long '.repeat(60)}\nshort`)).toBe('progress update 2024')
})
