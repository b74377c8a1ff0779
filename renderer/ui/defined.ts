/** The same properties, each of which may also be passed as undefined. */
export type Loose<T> = { readonly [K in keyof T]: T[K] | undefined }

/**
 * Leaves out the properties that are undefined, so that "not given" and "given as undefined" mean the same
 * to a library that tells them apart (a value that is present makes a field controlled).
 */
export function defined<T extends object>(props: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const kept = Object.entries(props).filter(([, value]) => value !== undefined)
  return Object.fromEntries(kept) as { [K in keyof T]: Exclude<T[K], undefined> }
}
