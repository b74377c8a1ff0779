import fc from 'fast-check'
import { createElement } from 'react'
import { expect, test } from 'vitest'
import type { ListGroup } from './list-shape.ts'
import { RowCollection } from './row-collection.ts'

const render = { row: () => createElement('i'), group: () => createElement('i'), heading: () => createElement('i') }

const anyGroups = fc
  .array(fc.record({ titled: fc.boolean(), count: fc.nat({ max: 6 }) }), { maxLength: 5 })
  .map((shapes) =>
    shapes.map(({ titled, count }, group): ListGroup => {
      const rows = Array.from({ length: count }, (_, row) => ({
        id: `${group}/${row}`,
        title: `Row ${row} of ${group}`,
      }))
      return titled ? { id: `${group}`, title: `Group ${group}`, rows } : { id: `${group}`, rows }
    }),
  )

test('walking forwards and backwards meets the same rows in the order given, whatever the groups', () => {
  fc.assert(
    fc.property(anyGroups, (groups) => {
      const collection = new RowCollection(groups, render)
      const forwards: string[] = []
      for (let key = collection.getFirstKey(); key !== null; key = collection.getKeyAfter(key)) {
        if (collection.getItem(key)?.type === 'item') forwards.push(String(key))
      }
      const backwards: string[] = []
      for (let key = collection.getLastKey(); key !== null; key = collection.getKeyBefore(key)) {
        if (collection.getItem(key)?.type === 'item') backwards.push(String(key))
      }
      const given = groups.flatMap((group) => group.rows.map((row) => row.id))
      expect(forwards).toEqual(given)
      expect(backwards.reverse()).toEqual(given)
      expect(collection.rowCount).toBe(given.length)
    }),
  )
})

test('the tree holds each row once, in its group, numbered from first to last', () => {
  fc.assert(
    fc.property(anyGroups, (groups) => {
      const collection = new RowCollection(groups, render)
      const rows = [...collection].flatMap((node) => (node.type === 'section' ? [...node.childNodes].slice(1) : [node]))
      expect(rows.map((node) => node.index)).toEqual(rows.map((_, index) => index))
      for (const node of rows) {
        const parent =
          node.parentKey === null || node.parentKey === undefined ? null : collection.getItem(node.parentKey)
        expect(parent === null || [...parent.childNodes].includes(node)).toBe(true)
      }
    }),
  )
})
