/** One step of the schema, run once in one transaction. Never changed after a release; what is wrong is mended by a later one. */
export type Migration = { readonly version: number; readonly name: string; readonly sql: string }
