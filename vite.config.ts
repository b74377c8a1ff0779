import { builtinModules } from 'node:module'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite'

/** Loaded from node_modules at run time: they carry native code. */
const native = ['better-sqlite3', '@node-rs/argon2', '@myriaddreamin/typst-ts-node-compiler']
const node = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)]

/** A part that runs in Node or Electron: one folder of dist, its libraries bundled in. */
function nodePart(
  outDir: string,
  input: Record<string, string>,
  target: string,
  format: 'es' | 'cjs' = 'es',
): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, external: native },
    build: {
      outDir: resolve('dist', outDir),
      emptyOutDir: true,
      ssr: true,
      target,
      minify: false,
      sourcemap: false,
      rollupOptions: {
        input,
        external: ['electron', ...native, ...node],
        output: { format, entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js' },
      },
    },
  }
}

/**
 * The accessibility library brings its few words in thirty languages; this app speaks one. The others are 90 KB of
 * the code that is read before the first screen.
 */
const oneLanguage: Plugin = {
  name: 'one-language',
  enforce: 'pre',
  load: (id) =>
    /react-(aria|stately)[^/]*\/dist\/.*intl\/.*\/(?!en-(GB|US)\.)[a-z]{2}-[A-Z]{2}\.m?js$/.test(id)
      ? 'export default {}'
      : null,
}

export default defineConfig({
  root: 'renderer',
  base: '/',
  plugins: [react(), oneLanguage],
  resolve: { dedupe: ['yjs', 'lib0', 'y-protocols', 'react', 'react-dom'] },
  define: { 'process.env.NODE_ENV': JSON.stringify(process.env.NODE_ENV ?? 'production') },
  builder: {
    buildApp: async (builder) => {
      for (const name of ['client', 'main', 'preload', 'core']) {
        const environment = builder.environments[name]
        if (environment) await builder.build(environment)
      }
    },
  },
  environments: {
    client: {
      build: {
        outDir: resolve('dist/renderer'),
        emptyOutDir: true,
        target: 'chrome130',
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
      },
    },
    main: nodePart('main', { main: resolve('electron/main/main.ts') }, 'node20'),
    preload: nodePart('preload', { preload: resolve('electron/preload/preload.ts') }, 'node20', 'cjs'),
    core: nodePart(
      'core',
      {
        'entry.node': resolve('electron/core/entry.node.ts'),
        'entry.utility': resolve('electron/core/entry.utility.ts'),
      },
      'node20',
    ),
  },
})
