// @vitest-environment jsdom
import './jsdom-gaps.ts'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { type FrameWidth, FrameWidthContext, frameWidth } from './frame-width.tsx'
import { Page } from './page.tsx'
import { Rail, RailLink } from './rail.tsx'
import { Sheet } from './sheet.tsx'

afterEach(cleanup)

function shown(width: FrameWidth, showing: 'list' | 'page' = 'page') {
  const onBack = vi.fn()
  render(
    <FrameWidthContext value={width}>
      <Sheet
        list={<p>All areas</p>}
        panel={<p>Linked voices</p>}
        panelName="Linked"
        showing={showing}
        onBack={onBack}
        backName="All areas"
      >
        <Page title="Getting ready" crumbs={[{ name: 'Inquiry', href: '/inquiry' }, { name: 'Getting ready' }]} />
      </Sheet>
    </FrameWidthContext>,
  )
  return onBack
}

test('a wide window shows list, page and panel', () => {
  shown('wide')
  expect(screen.getByText('All areas')).toBeTruthy()
  expect(screen.getByRole('heading', { level: 1, name: 'Getting ready' })).toBeTruthy()
  expect(screen.getByRole('complementary', { name: 'Linked' })).toBeTruthy()
})

test('where the panel has no room a button at the end of the first row opens it and Esc closes it', async () => {
  shown('drawer')
  expect(screen.queryByText('Linked voices')).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Open: Linked' }))
  expect(screen.getByRole('dialog', { name: 'Linked' }).textContent).toContain('Linked voices')
  await userEvent.keyboard('{Escape}')
  expect(screen.queryByText('Linked voices')).toBeNull()
})

test('a narrow window shows one of the two, and the page leads back to the list', async () => {
  const onBack = shown('single')
  expect(screen.queryByText('All areas', { selector: 'p' })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'All areas' }))
  expect(onBack).toHaveBeenCalledOnce()
  cleanup()
  shown('single', 'list')
  expect(screen.getByRole('main').textContent).toBe('All areas')
  expect(screen.queryByRole('heading', { level: 1 })).toBeNull()
})

test('a rail of icons still says its names and how many need you', () => {
  render(
    <FrameWidthContext value="icons">
      <Rail>
        <RailLink icon="voices" name="Voices" href="/voices" current count={2} />
      </Rail>
    </FrameWidthContext>,
  )
  const link = screen.getByRole('link', { name: 'Voices 2 need you' })
  expect(link.getAttribute('aria-current')).toBe('page')
})

test('the widths are those of the design, in rem', () => {
  expect([85, 84.9, 73.9, 55.9, 39.9].map(frameWidth)).toEqual(['wide', 'icons', 'drawer', 'single', 'small'])
})
