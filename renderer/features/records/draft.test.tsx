// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react'
import { expect, test } from 'vitest'
import { useDraft } from './draft.ts'

function drafting(keep: (value: string) => Promise<string | null>) {
  return renderHook(({ kept }) => useDraft(kept, keep), { initialProps: { kept: 'as it was' } })
}

test('what was typed is kept on leaving the field', async () => {
  const asked: string[] = []
  const { result, rerender } = drafting(async (value) => {
    asked.push(value)
    return null
  })
  act(() => result.current.change('new words'))
  expect(result.current.value).toBe('new words')
  await act(async () => result.current.leave())
  expect(asked).toEqual(['new words'])
  rerender({ kept: 'new words' })
  expect(result.current.value).toBe('new words')
})

test('what was typed is kept when the screen is left', async () => {
  const asked: string[] = []
  const { result, unmount } = drafting(async (value) => {
    asked.push(value)
    return null
  })
  act(() => result.current.change('half a sentence'))
  await act(async () => unmount())
  expect(asked).toEqual(['half a sentence'])
})

test('a refused draft stays with its problem, and dropping it brings back what is kept', async () => {
  const { result } = drafting(async () => 'A name is needed')
  act(() => result.current.change(''))
  await act(async () => result.current.leave())
  expect(result.current).toMatchObject({ value: '', problem: 'A name is needed' })
  act(() => result.current.drop())
  expect(result.current).toMatchObject({ value: 'as it was', problem: null })
})

test('leaving a field unchanged asks nothing of the core', async () => {
  const asked: string[] = []
  const { result } = drafting(async (value) => {
    asked.push(value)
    return null
  })
  act(() => result.current.change('as it was'))
  await act(async () => result.current.leave())
  expect(asked).toEqual([])
})
