// Who may import whom (ARCHITECTURE.md, "The rule"). Each rule has a file that breaks it under
// tests/architecture/fixtures/imports, and a test that sees it refused.

const test = String.raw`\.test\.tsx?$`
const electron = '(^|/)node_modules/electron/'
const ours = '^(electron|renderer|shared|scripts|tests)/'

/** Files under `from` may import, of our own, only what is under `known`. Tests may import anything. */
function knowsOnly(name, from, known, comment) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from, pathNot: test },
    to: { path: ours, pathNot: known },
  }
}

function never(name, from, to, comment) {
  return { name, comment, severity: 'error', from: { pathNot: test, ...from }, to }
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    never('no-cycles', {}, { circular: true }, 'Two files that need each other are one file, or three.'),
    never('resolvable', {}, { couldNotResolve: true }, 'An import that leads nowhere, or to a library not installed.'),
    never(
      'no-tests-in-product',
      { path: '^(electron|renderer|shared)/' },
      { path: [test, '^tests/'] },
      'Tests import the product, never the other way.',
    ),

    knowsOnly('shared-knows-nobody', '^shared/', '^shared/', 'shared is what the others agree on.'),
    never('shared-needs-no-host', { path: '^shared/' }, { dependencyTypes: ['core'] }, 'shared runs in a page too.'),
    knowsOnly('domain-is-the-bottom', '^shared/domain/', '^shared/domain/', 'Pure rules know no format and no wire.'),
    knowsOnly('ydoc-knows-domain', '^shared/ydoc/', '^shared/(ydoc|domain)/', 'domain <- ydoc <- rpc'),
    knowsOnly(
      'publication-knows-domain',
      '^shared/publication/',
      '^shared/(publication|domain)/',
      'domain <- publication <- rpc',
    ),

    knowsOnly(
      'core-knows-shared',
      '^electron/core/',
      '^(electron/(core|relay)|shared)/',
      'The core has no host and no screen; it embeds the relay.',
    ),
    knowsOnly(
      'relay-knows-shared',
      '^electron/relay/',
      '^(electron/relay|shared)/',
      'The relay also runs on a server of its own.',
    ),
    knowsOnly(
      'cli-knows-core',
      '^electron/cli/',
      '^(electron/(cli|core)|shared)/',
      'The command line drives the core over the contract.',
    ),
    knowsOnly(
      'server-knows-core',
      '^electron/server/',
      '^(electron/(server|core|relay)|shared)/',
      'The server is a core with nobody at it; it has no screen and no Electron.',
    ),
    knowsOnly(
      'main-knows-the-entry',
      '^electron/main/',
      String.raw`^(electron/main/|shared/|electron/core/(entry\.\w+|ports|serve|settings|log)\.ts$)`,
      'main starts the core and serves its host side; modules and storage stay behind the contract.',
    ),
    knowsOnly(
      'preload-knows-rpc',
      '^electron/preload/',
      '^(electron/preload|shared/rpc)/',
      'A few lines that hand the page its connection.',
    ),
    never(
      'electron-in-its-place',
      { path: ours, pathNot: ['^electron/(main|preload)/', '^tests/', test] },
      { path: electron },
      'Only main (and the preload) see Electron.',
    ),

    knowsOnly(
      'renderer-knows-shared',
      '^renderer/',
      '^(renderer|shared)/',
      'The page meets the core in shared/rpc only.',
    ),
    never(
      'renderer-needs-no-node',
      { path: '^renderer/' },
      { dependencyTypes: ['core'] },
      'There is no Node in the page.',
    ),
    never(
      'feature-by-its-door',
      { path: '^renderer/features/([^/]+)/' },
      {
        path: '^renderer/features/',
        pathNot: ['^renderer/features/$1/', String.raw`^renderer/features/[^/]+/index\.tsx?$`],
      },
      'A feature is entered through its index.ts.',
    ),
    never(
      'feature-by-its-door-from-outside',
      { path: '^renderer/', pathNot: ['^renderer/features/', test] },
      { path: '^renderer/features/', pathNot: String.raw`^renderer/features/[^/]+/index\.tsx?$` },
      'A feature is entered through its index.ts.',
    ),
    knowsOnly('ui-knows-no-domain', '^renderer/ui/', '^renderer/ui/', 'Primitives serve every screen and know none.'),
  ],
  options: {
    // TypeScript 7 has no API of its own; `typescript` in package.json is version 6 for tools such as this one.
    parser: 'tsc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|out|tests/architecture/fixtures)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.json', '.css', '.d.mts', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types', 'require'],
    },
  },
}
