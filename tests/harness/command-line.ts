import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export type Printed = { readonly code: number; readonly stdout: string; readonly stderr: string }

/** What commands print with --json; each holds the part that belongs to it. */
export type JsonAnswer = {
  readonly ok: boolean
  readonly code: string
  readonly message: string
  readonly help: string
  readonly id: string
  readonly file: string
  readonly name: string
  readonly practice: boolean
  readonly counts: Readonly<Record<string, number>>
  readonly facts: Readonly<Record<string, unknown>>
  readonly text: string
  readonly shown: { readonly show: boolean; readonly words?: string; readonly because?: string }
  readonly added: readonly { readonly id: string; readonly title: string; readonly characters: number }[]
  readonly refused: readonly { readonly name: string; readonly code: string; readonly message: string }[]
  readonly records: readonly { readonly id: string; readonly title: string }[]
  readonly total: number
  readonly hits: readonly {
    readonly kind: string
    readonly id: string
    readonly title: string
    readonly snippet: readonly { readonly text: string; readonly hit: boolean }[]
  }[]
  readonly history: readonly {
    readonly what: string
    readonly author: string
    readonly fields: readonly { readonly field: string; readonly was: unknown; readonly value: unknown }[]
  }[]
  readonly links: readonly { readonly relation: string; readonly kind: string; readonly title: string }[]
  readonly files: readonly { readonly file: string; readonly format: string; readonly sha256: string }[]
  readonly integrity: readonly string[]
  readonly rowsOff: number
  readonly bytes: number
  readonly kept: string | null
  readonly kinds: readonly { readonly kind: string; readonly fields: readonly { readonly name: string }[] }[]
}

export type CommandLine = Disposable & {
  /** Holds everything it makes; a new one, removed at the end. Commands run in it. */
  readonly folder: string
  /** A file of that content in the folder; gives its path. */
  write(name: string, content: string | Uint8Array): string
  /** Runs one command in a process of its own, without a passphrase in its environment. */
  run(...words: readonly string[]): Promise<Printed>
  /** The same with --json: gives what it printed, and refuses to go on when that is not one JSON document alone. */
  json(...words: readonly string[]): Promise<{ code: number; answer: JsonAnswer }>
}

const program = resolve('electron/cli/hw.ts')

/** The command line as people run it, with settings and documents of its own. */
export function commandLine(env: Readonly<Record<string, string>> = {}): CommandLine {
  const folder = mkdtempSync(join(tmpdir(), 'hearings-hw-'))
  const documents = join(folder, 'documents')
  mkdirSync(documents)
  const { HEARINGS_PASSPHRASE_FILE: _, ...inherited } = process.env

  const run = (...words: readonly string[]) =>
    new Promise<Printed>((done, failed) => {
      const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...words], {
        cwd: folder,
        env: {
          ...inherited,
          HEARINGS_PROFILE: join(folder, 'profile'),
          HEARINGS_DOCUMENTS: documents,
          NODE_COMPILE_CACHE: resolve('.cache/node'),
          ...env,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      const printed = { stdout: '', stderr: '' }
      for (const stream of ['stdout', 'stderr'] as const)
        child[stream].setEncoding('utf8').on('data', (text: string) => {
          printed[stream] += text
        })
      child.on('error', failed)
      child.on('close', (code) => done({ code: code ?? -1, ...printed }))
    })

  return {
    folder,
    run,
    async json(...words) {
      const { code, stdout, stderr } = await run(...words, '--json')
      if (stderr !== '' || !/^\{.*\}\n$/.test(stdout))
        throw new Error(`not one JSON document alone:\n${stdout}\n${stderr}`)
      return { code, answer: JSON.parse(stdout) as JsonAnswer }
    },
    write(name, content) {
      const file = join(folder, name)
      writeFileSync(file, content)
      return file
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}
