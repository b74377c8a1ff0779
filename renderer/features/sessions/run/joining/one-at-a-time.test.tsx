// @vitest-environment jsdom
import '#renderer/ui/jsdom-gaps.ts'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { OneAtATime } from './one-at-a-time.tsx'

afterEach(cleanup)

test.each([
  ['guest', 'leave it before joining another'],
  ['host', 'end it or hand it over before joining another'],
] as const)('a %s who wants to be in two sessions is told which one is open, and what to do first', (part, todo) => {
  render(<OneAtATime session={{ title: 'Tuesday', part }} page="Join a session" other="joining another" />)
  expect(screen.getByText('“Tuesday” is open on this computer.')).toBeTruthy()
  expect(screen.getByText(new RegExp(todo))).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Go to the session' }).getAttribute('href')).toBe('/sessions/run')
})
