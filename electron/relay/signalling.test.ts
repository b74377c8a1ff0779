import { expect, test } from 'vitest'
import { limits } from './limits.ts'
import { createSignalling } from './signalling.ts'

function room() {
  const sent: string[] = []
  let clock = 0
  const signalling = createSignalling({
    allowed: (topic) => topic === 'draft',
    send: (member, { type, from, to }) => sent.push(`${member}: ${type} ${from} to ${to}`),
    now: () => clock,
  })
  const announce = (member: string, from: string) =>
    signalling.handle(member, { type: 'announce', topic: 'draft', from, data: '' })
  return { signalling, sent, announce, pass: (ms: number) => (clock += ms) }
}

test('nobody can announce a page that is another computer’s', () => {
  const { announce, sent } = room()
  expect(announce('isla', 'p2')).toBe(true)
  expect(announce('rory', 'p2')).toBe(false)
  expect(announce('rory', 'p1')).toBe(true)
  expect(sent).toEqual(['rory: announce p2 to p1'])
})

test('two windows of one computer are never told to ring each other', () => {
  const { announce, sent } = room()
  announce('isla', 'p1')
  announce('isla', 'p2')
  expect(sent).toEqual([])
})

test('a page that stopped announcing itself is rung no more, nor one whose computer left', () => {
  const { signalling, announce, sent, pass } = room()
  announce('isla', 'p2')
  pass(limits.announceMs + 1)
  announce('rory', 'p1')
  expect(sent).toEqual([])
  announce('isla', 'p2')
  expect(sent).toEqual(['rory: announce p2 to p1'])
  signalling.leave('rory')
  announce('isla', 'p2')
  expect(sent).toHaveLength(1)
})

test('a page that said goodbye is rung no more, and nobody says it for another', () => {
  const { signalling, announce, sent } = room()
  announce('isla', 'p2')
  signalling.handle('rory', { type: 'unsubscribe', topics: ['draft'], from: 'p2' })
  announce('rory', 'p1')
  expect(sent).toHaveLength(1)
  signalling.handle('isla', { type: 'unsubscribe', topics: ['draft'], from: 'p2' })
  announce('rory', 'p1')
  expect(sent).toHaveLength(1)
})

test('one computer cannot fill the room with pages: the oldest make way', () => {
  const { announce, sent, pass } = room()
  for (let n = 0; n < limits.pagesPerMember * 3; n++) {
    announce('isla', `p${String(n).padStart(2, '0')}`)
    pass(1)
  }
  announce('rory', 'a')
  expect(sent).toHaveLength(limits.pagesPerMember)
})
