import { expect, test } from 'vitest'
import { newFactsSchema } from '../records/schema.ts'
import { totalMinutes } from './agenda.ts'
import { sessionTemplates, templateOf, usualSafety } from './templates.ts'

const minutesOf = (id: string) => totalMinutes((templateOf(id)?.blocks ?? []).map(({ minutes }) => minutes))

test('a listening session takes two hours, drafting half a day, a decision an hour and a half', () => {
  expect(['listening', 'drafting', 'decision'].map(minutesOf)).toEqual([120, 225, 90])
})

test('every template begins by arriving, ends with a word from everyone, and has a break', () => {
  for (const { blocks, name } of sessionTemplates) {
    expect([blocks[0]?.method, blocks.at(-1)?.method], name).toEqual(['check-in', 'check-out'])
    expect(
      blocks.some(({ method }) => method === 'break'),
      name,
    ).toBe(true)
  }
})

test('everything in a template can be kept as a record', () => {
  for (const { blocks, purpose, safety_plan, starts_at, name } of sessionTemplates) {
    const facts = { title: name, held_on: '2026-03-30', purpose, safety_plan, starts_at }
    expect(newFactsSchema('workshop').safeParse(facts).success, name).toBe(true)
    for (const { title, method, minutes, question, materials } of blocks) {
      const block = {
        workshop: '0190e0a0-0000-7000-8000-000000000000',
        position: 1,
        title,
        method,
        minutes,
        question,
        materials,
      }
      expect(newFactsSchema('agenda_item').safeParse(block).success, title).toBe(true)
    }
  }
})

test('no template names who can be turned to: what is shown to whoever pauses is written by somebody', () => {
  for (const template of [...sessionTemplates, usualSafety]) expect(template).not.toHaveProperty('support_contacts')
})

test('templates hold no words that the group advises against', () => {
  const written = JSON.stringify(sessionTemplates)
  for (const avoided of ['placement', 'contact centre', 'LAC', 'service user', 'vulnerable'])
    expect(written).not.toContain(avoided)
})
