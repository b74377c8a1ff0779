import { afterEach, expect, test, vi } from 'vitest'
import { afterDrawing } from './after-drawing.ts'

const task = () => new Promise((resume) => setTimeout(resume))

afterEach(() => vi.unstubAllGlobals())

test('what is put off is done after the next frame, and once', async () => {
  const frames: (() => void)[] = []
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame))
  let done = 0
  afterDrawing(() => done++)
  await task()
  expect(done).toBe(0)
  for (const frame of frames) frame()
  expect(done).toBe(0)
  await vi.waitFor(() => expect(done).toBe(1))
  await new Promise((resume) => setTimeout(resume, 120))
  expect(done).toBe(1)
})

test('a window that draws nothing does it all the same', async () => {
  vi.stubGlobal('requestAnimationFrame', () => 0)
  let done = 0
  afterDrawing(() => done++)
  await vi.waitFor(() => expect(done).toBe(1))
})

test('where there is no window it is done at the next turn', async () => {
  let done = 0
  afterDrawing(() => done++)
  expect(done).toBe(0)
  await task()
  expect(done).toBe(1)
})
