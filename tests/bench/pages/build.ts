import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'

/** Builds one of the pages beside this file into a folder, for the runtime that the app itself is built for. */
export async function buildPage(
  name: 'bare-editor' | 'stock-peer' | 'stock-frame' | 'session-peer',
  folder: string,
): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { dedupe: ['yjs', 'lib0', 'y-protocols'] },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'chrome130',
      // A page of a file may load no modules.
      lib: {
        entry: resolve(import.meta.dirname, `${name}.ts`),
        formats: ['iife'],
        name: 'page',
        fileName: () => 'page.js',
      },
    },
  })
  const page = join(folder, 'index.html')
  writeFileSync(
    page,
    `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>${name}</title><body><script src="page.js"></script></body></html>`,
  )
  return page
}
