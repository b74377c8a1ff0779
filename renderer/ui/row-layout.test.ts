import fc from 'fast-check'
import { createElement } from 'react'
import { Rect, Size } from 'react-aria-components'
import { expect, test } from 'vitest'
import { RowCollection } from './row-collection.ts'
import { RowLayout } from './row-layout.ts'

const render = { row: () => createElement('i'), group: () => createElement('i'), heading: () => createElement('i') }

function laidOut(counts: readonly number[]) {
  const collection = new RowCollection(
    counts.map((count, group) => ({
      id: `${group}`,
      title: `Group ${group}`,
      rows: Array.from({ length: count }, (_, row) => ({ id: `${group}/${row}`, title: `Row ${row}` })),
    })),
    render,
  )
  const layout = new RowLayout()
  const virtualizer = { collection, size: new Size(264, 600), persistedKeys: new Set<string>() }
  Object.assign(layout, { virtualizer })
  layout.update({})
  return { collection, layout, virtualizer }
}

test('rows touch each other from the first to the last, whatever was measured', () => {
  const heights = fc.array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 8 }), fc.integer({ min: 20, max: 90 })), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 9 }), { maxLength: 4 }), heights, (counts, measured) => {
      const { collection, layout } = laidOut(counts)
      for (const [group, row, height] of measured) layout.updateItemSize(`${group}/${row}`, new Size(248, height))
      const leaves = [...collection.getKeys()].flatMap((key) => {
        const info = layout.getLayoutInfo(key)
        return info === null || info.type === 'section' ? [] : [info]
      })
      leaves.forEach((info, index) => {
        const next = leaves[index + 1]
        if (next !== undefined) expect(next.rect.y).toBeCloseTo(info.rect.maxY)
      })
      expect(layout.getContentSize().height).toBeCloseTo((leaves.at(-1)?.rect.maxY ?? 8) + 8)
    }),
  )
})

test('what is asked for is what is seen, with the group before what it holds', () => {
  const { layout } = laidOut([40, 40])
  const seen = layout.getVisibleLayoutInfos(new Rect(0, 400, 264, 100))
  const rows = seen.filter((info) => info.type === 'item')
  expect(rows.every((info) => info.rect.maxY > 400 && info.rect.y < 500)).toBe(true)
  expect(rows.length).toBeGreaterThan(1)
  expect(seen[0]?.type).toBe('section')
  expect(rows.every((info) => info.parentKey === seen[0]?.key)).toBe(true)
})

test('the row that has the focus stays in the page wherever one scrolls', () => {
  const { layout, virtualizer } = laidOut([500])
  virtualizer.persistedKeys.add('0/3')
  const seen = layout.getVisibleLayoutInfos(new Rect(0, 9000, 264, 100))
  expect(seen.map((info) => info.key)).toContain('0/3')
})

test('after a change of width a height known before is a guess again', () => {
  const { layout } = laidOut([3])
  layout.updateItemSize('0/1', new Size(248, 50))
  expect(layout.getLayoutInfo('0/1')?.estimatedSize).toBe(false)
  layout.update({ sizeChanged: true })
  expect(layout.getLayoutInfo('0/1')).toMatchObject({ estimatedSize: true, rect: { height: 50 } })
})
