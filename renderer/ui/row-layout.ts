import { type Key, Layout, LayoutInfo, type Rect, Rect as Rectangle, Size } from 'react-aria-components'
import { RowCollection, type RowNode, type RowShape } from './row-collection.ts'

/** Pixels, until one of its kind has been measured. A group has no height of its own: it is as tall as what it holds. */
const firstGuess: Readonly<Record<RowShape, number>> = { group: 0, heading: 34, one: 36, two: 56 }

/** Pixels above the first and below the last row, and beside them. */
const padding = 8

/**
 * Where each row stands. Heights are guessed by kind until a row has been in sight and was measured; places are sums over
 * one array, so that 50,000 rows cost a fraction of a millisecond and a jump to the end lays out only what is seen there.
 */
export class RowLayout extends Layout<RowNode> {
  #collection: RowCollection | null = null
  readonly #measured = new Map<Key, number>()
  /** Rows whose height is known for the present width. */
  #fresh = new Set<Key>()
  #guess: Record<RowShape, number> = { ...firstGuess }
  readonly #guessed = new Set<RowShape>()
  /** Top of each place, and after the last the bottom of all. */
  #tops = new Float64Array(1)
  #isStale = true
  #infos = new Map<Key, LayoutInfo>()

  override update(context: { readonly sizeChanged?: boolean }): void {
    const collection = this.virtualizer?.collection
    if (collection instanceof RowCollection && collection !== this.#collection) {
      this.#collection = collection
      this.#infos = new Map()
      this.#isStale = true
    }
    // A new width breaks lines elsewhere: the heights known so far become guesses.
    if (context.sizeChanged) this.#fresh = new Set()
  }

  override getContentSize(): Size {
    const tops = this.#places()
    return new Size(this.virtualizer?.size.width ?? 0, (tops[tops.length - 1] ?? 0) + padding)
  }

  override getLayoutInfo(key: Key): LayoutInfo | null {
    const place = this.#collection?.placeOf(key)
    return place === undefined ? null : this.#infoAt(place)
  }

  override getVisibleLayoutInfos(rect: Rect): LayoutInfo[] {
    const collection = this.#collection
    if (collection === null) return []
    const tops = this.#places()
    const seen = new Set<number>()
    for (let place = this.#firstBelow(rect.y); place < collection.size && (tops[place] ?? 0) < rect.maxY; place += 1) {
      seen.add(place)
    }
    for (const key of this.virtualizer?.persistedKeys ?? []) {
      const place = collection.placeOf(key)
      if (place !== undefined) seen.add(place)
    }
    for (const place of [...seen]) {
      const parent = collection.parentOf(place)
      if (parent !== undefined) seen.add(parent)
    }
    // In the order of the list, so that a group comes before what it holds.
    return [...seen].sort((a, b) => a - b).map((place) => this.#infoAt(place))
  }

  /** Takes a measured height; true where anything moves because of it. */
  override updateItemSize = (key: Key, size: Size): boolean => {
    const place = this.#collection?.placeOf(key)
    const shape = place === undefined ? undefined : this.#collection?.shapeAt(place)
    if (shape === undefined || shape === 'group') return false
    const isNews = !this.#fresh.has(key)
    const before = this.#heightOf(key, shape)
    this.#fresh.add(key)
    this.#measured.set(key, size.height)
    if (!this.#guessed.has(shape)) {
      this.#guessed.add(shape)
      this.#guess[shape] = size.height
      this.#isStale = true
    }
    if (before !== size.height) this.#isStale = true
    return isNews || before !== size.height
  }

  #heightOf(key: Key, shape: RowShape): number {
    return this.#measured.get(key) ?? this.#guess[shape]
  }

  #places(): Float64Array {
    const collection = this.#collection
    if (collection === null || !this.#isStale) return this.#tops
    const tops = new Float64Array(collection.size + 1)
    let top = padding
    for (let place = 0; place < collection.size; place += 1) {
      tops[place] = top
      const shape = collection.shapeAt(place)
      const key = collection.keyAt(place)
      if (shape !== undefined && key !== undefined) top += this.#heightOf(key, shape)
    }
    tops[collection.size] = top
    this.#tops = tops
    this.#isStale = false
    return tops
  }

  /** The first place whose bottom lies below y. */
  #firstBelow(y: number): number {
    const tops = this.#places()
    let low = 0
    let high = tops.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((tops[middle + 1] ?? 0) > y) high = middle
      else low = middle + 1
    }
    return low
  }

  #infoAt(place: number): LayoutInfo {
    const collection = this.#collection
    if (collection === null) throw new Error('a layout without rows')
    const tops = this.#places()
    const key = collection.keyAt(place) ?? ''
    const shape = collection.shapeAt(place)
    const top = tops[place] ?? 0
    const bottom = tops[shape === 'group' ? collection.endOf(place) : place + 1] ?? top
    const width = Math.max(0, (this.virtualizer?.size.width ?? 0) - 2 * padding)
    const isGuess = shape !== 'group' && !this.#fresh.has(key)
    const known = this.#infos.get(key)
    const { rect, estimatedSize } = known ?? {}
    if (known && rect?.y === top && rect.height === bottom - top && rect.width === width && estimatedSize === isGuess)
      return known
    const type = shape === 'group' ? 'section' : shape === 'heading' ? 'header' : 'item'
    const info = new LayoutInfo(type, key, new Rectangle(padding, top, width, bottom - top))
    const parent = collection.parentOf(place)
    info.parentKey = parent === undefined ? null : (collection.keyAt(parent) ?? null)
    info.estimatedSize = isGuess
    info.allowOverflow = true
    this.#infos.set(key, info)
    return info
  }
}
