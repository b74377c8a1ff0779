// @vitest-environment jsdom
import '#renderer/ui/jsdom-gaps.ts'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { NetworkChoice } from './network-choice.tsx'

afterEach(cleanup)

test.each([
  ['127.0.0.1', true],
  ['192.168.1.20', false],
])('whoever would open a session at %s is told whether others can join: only this computer is %s', (address, alone) => {
  const none = () => undefined
  const networks = [{ name: 'A network', address }]
  render(
    <NetworkChoice choice={{ networks, address, port: undefined, choose: none, choosePort: none, why: undefined }} />,
  )
  expect(screen.queryByText('On this one nobody else can join.') !== null).toBe(alone)
})
