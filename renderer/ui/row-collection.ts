import type { ReactElement } from 'react'
import type { Collection, Key, Node } from 'react-stately'
import type { ListGroup, ListRow } from './list-shape.ts'

export type RowNode = Node<ListRow | ListGroup>

/** What stands at a place: a group, its heading, a row of one line or of two. */
export type RowShape = 'group' | 'heading' | 'one' | 'two'

type Renderers = {
  readonly row: (node: RowNode) => ReactElement
  readonly group: (node: RowNode) => ReactElement
  readonly heading: (node: RowNode) => ReactElement
}

type Entry = { readonly kind: 'group' | 'heading' | 'row'; readonly group: number; readonly row: number }

/**
 * The rows of a list as the accessible list wants them, made directly from the data: one array and one map, nodes only for
 * what is looked at. The library's own way renders every row once to learn what there is, which takes seconds for 50,000.
 */
export class RowCollection implements Collection<RowNode> {
  readonly size: number
  /** Rows alone, without groups and their headings. */
  readonly rowCount: number
  readonly #groups: readonly ListGroup[]
  readonly #render: Renderers
  readonly #keys: string[] = []
  readonly #shapes: RowShape[] = []
  readonly #places = new Map<Key, number>()
  readonly #nodes: (RowNode | undefined)[] = []
  /** Where each group begins among the keys, and how many rows stand before it. */
  readonly #starts: { readonly at: number; readonly rowsBefore: number }[] = []

  constructor(groups: readonly ListGroup[], render: Renderers) {
    this.#groups = groups.filter((group) => group.rows.length > 0)
    this.#render = render
    let rows = 0
    for (const group of this.#groups) {
      this.#starts.push({ at: this.#keys.length, rowsBefore: rows })
      if (group.title !== undefined) {
        this.#keys.push(groupKey(group), headingKey(group))
        this.#shapes.push('group', 'heading')
      }
      for (const row of group.rows) {
        this.#keys.push(row.id)
        this.#shapes.push(row.sub === undefined ? 'one' : 'two')
      }
      rows += group.rows.length
    }
    this.#keys.forEach((key, place) => {
      this.#places.set(key, place)
    })
    this.size = this.#keys.length
    this.rowCount = rows
  }

  *[Symbol.iterator](): Iterator<RowNode> {
    for (const [index, group] of this.#groups.entries()) {
      const start = this.#starts[index]?.at ?? 0
      const count = group.title === undefined ? group.rows.length : 1
      for (let place = start; place < start + count; place += 1) yield this.#nodeAt(place)
    }
  }

  getKeys(): Iterable<Key> {
    return this.#keys
  }

  getItem(key: Key): RowNode | null {
    const place = this.#places.get(key)
    return place === undefined ? null : this.#nodeAt(place)
  }

  at(place: number): RowNode | null {
    return place >= 0 && place < this.size ? this.#nodeAt(place) : null
  }

  getKeyBefore(key: Key): Key | null {
    const place = this.#places.get(key)
    return place === undefined ? null : (this.#keys[place - 1] ?? null)
  }

  getKeyAfter(key: Key): Key | null {
    const place = this.#places.get(key)
    return place === undefined ? null : (this.#keys[place + 1] ?? null)
  }

  getFirstKey(): Key | null {
    return this.#keys[0] ?? null
  }

  getLastKey(): Key | null {
    return this.#keys.at(-1) ?? null
  }

  *getChildren(key: Key): Iterable<RowNode> {
    const place = this.#places.get(key)
    if (place === undefined) return
    const { kind, group } = this.#entryAt(place)
    if (kind !== 'group') return
    const count = 1 + (this.#groups[group]?.rows.length ?? 0)
    for (let child = place + 1; child <= place + count; child += 1) yield this.#nodeAt(child)
  }

  placeOf(key: Key): number | undefined {
    return this.#places.get(key)
  }

  keyAt(place: number): string | undefined {
    return this.#keys[place]
  }

  shapeAt(place: number): RowShape | undefined {
    return this.#shapes[place]
  }

  /** The place of the group that a row or heading stands in. */
  parentOf(place: number): number | undefined {
    const { kind, group } = this.#entryAt(place)
    return kind === 'group' || this.#groups[group]?.title === undefined ? undefined : this.#starts[group]?.at
  }

  /** The place after the last row of a group. */
  endOf(place: number): number {
    return this.#starts[this.#entryAt(place).group + 1]?.at ?? this.size
  }

  getTextValue(key: Key): string {
    return this.getItem(key)?.textValue ?? ''
  }

  #entryAt(place: number): Entry {
    let group = this.#starts.length - 1
    while (group > 0 && (this.#starts[group]?.at ?? 0) > place) group -= 1
    const within = place - (this.#starts[group]?.at ?? 0)
    if (this.#groups[group]?.title === undefined) return { kind: 'row', group, row: within }
    if (within === 0) return { kind: 'group', group, row: -1 }
    return within === 1 ? { kind: 'heading', group, row: -1 } : { kind: 'row', group, row: within - 2 }
  }

  #nodeAt(place: number): RowNode {
    const made = this.#nodes[place]
    if (made !== undefined) return made
    const entry = this.#entryAt(place)
    const group = this.#groups[entry.group]
    if (group === undefined) throw new Error(`no row at ${place}`)
    const node = entry.kind === 'row' ? this.#rowNode(place, entry, group) : this.#groupNode(place, entry.kind, group)
    this.#nodes[place] = node
    return node
  }

  #rowNode(place: number, entry: Entry, group: ListGroup): RowNode {
    const row = group.rows[entry.row]
    if (row === undefined) throw new Error(`no row ${entry.row} in ${group.id}`)
    return {
      ...this.#ends(place),
      type: 'item',
      value: row,
      rendered: row.title,
      textValue: row.title,
      level: group.title === undefined ? 0 : 1,
      hasChildNodes: false,
      childNodes: [],
      index: (this.#starts[entry.group]?.rowsBefore ?? 0) + entry.row,
      parentKey: group.title === undefined ? null : groupKey(group),
      props: row.href === undefined ? {} : { href: row.href },
      render: this.#render.row,
    }
  }

  #groupNode(place: number, kind: 'group' | 'heading', group: ListGroup): RowNode {
    const isGroup = kind === 'group'
    const key = groupKey(group)
    return {
      ...this.#ends(place),
      type: isGroup ? 'section' : 'header',
      value: group,
      rendered: group.title,
      textValue: group.title ?? '',
      level: isGroup ? 0 : 1,
      hasChildNodes: isGroup,
      childNodes: isGroup ? { [Symbol.iterator]: () => this.getChildren(key)[Symbol.iterator]() } : [],
      index: 0,
      parentKey: isGroup ? null : key,
      props: {},
      render: isGroup ? this.#render.group : this.#render.heading,
    }
  }

  #ends(place: number) {
    return {
      key: this.#keys[place] ?? '',
      prevKey: this.#keys[place - 1] ?? null,
      nextKey: this.#keys[place + 1] ?? null,
    }
  }
}

/** A space first, so that no id of a record can be the same. */
function groupKey(group: ListGroup): string {
  return ` group ${group.id}`
}

function headingKey(group: ListGroup): string {
  return ` heading ${group.id}`
}
