import { afterEach, expect, test, vi } from 'vitest'
import { onWaking } from './waking.ts'

afterEach(() => void vi.useRealTimers())

test('a page that was stopped for longer than a moment is told when it goes on, and one that was only slow is not', () => {
  vi.useFakeTimers()
  let woken = 0
  const watching = onWaking(() => (woken += 1))
  vi.advanceTimersByTime(60_000)
  vi.setSystemTime(Date.now() + 10_000)
  vi.advanceTimersByTime(2000)
  expect(woken).toBe(0)
  vi.setSystemTime(Date.now() + 20_000)
  vi.advanceTimersByTime(2000)
  expect(woken).toBe(1)
  vi.advanceTimersByTime(60_000)
  expect(woken).toBe(1)
  watching[Symbol.dispose]()
  vi.setSystemTime(Date.now() + 20_000)
  vi.advanceTimersByTime(4000)
  expect(woken).toBe(1)
  expect(vi.getTimerCount()).toBe(0)
})
