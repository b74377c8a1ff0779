import { resolve } from 'node:path'
import { fieldsOf, isKindName, type KindName, kindNames, kinds } from '#shared/domain/records/kinds.ts'
import { oneLine, Refusal } from '#shared/rpc/errors.ts'
import type { Answer } from './answer.ts'
import { type Options, readCount, readData, UsageError } from './arguments.ts'
import type { CoreClient } from './core-client.ts'
import { filesIn, importInParts, notAllOf, withMessage } from './files.ts'
import { newPassphraseOf, orAskForPassphrase, secretOf } from './passphrase.ts'
import { addRecord, readRecord, updateRecord } from './records.ts'

type Run = (client: CoreClient, words: readonly string[], options: Options) => Promise<Answer>

export type Command = {
  /** The words after the command's name, as the help shows them. */
  readonly usage: string
  readonly does: string
  /** Fewest and most words. */
  readonly words: readonly [number, number]
  readonly run: Run
}

const formats = ['docx', 'html', 'pdf'] as const
const at = (words: readonly string[], index: number): string => {
  const word = words[index]
  if (word === undefined) throw new UsageError('Something is missing.')
  return word
}

/** Today where this computer is, as an ISO day. */
function today(): string {
  const now = new Date()
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}

function kindOf(word: string): KindName {
  if (!isKindName(word)) throw new Refusal('record/unknown-kind', { kind: word, kinds: kindNames.join(', ') })
  return word
}

/** Opens FILE (the first word) for the time of a command. */
const inWorkspace =
  (run: Run): Run =>
  async (client, words, options) => {
    const file = resolve(at(words, 0))
    const secret = await secretOf(options)
    await client.call('workspace.open', { file, secret }).catch(orAskForPassphrase(secret, file))
    return run(client, words.slice(1), options)
  }

export const commands: Readonly<Record<string, Command>> = {
  create: {
    usage: 'FILE [--starter redesign|empty] [--passphrase-file P]',
    does: 'Make a workspace; without a passphrase it is for practice only',
    words: [1, 1],
    run: async (client, words, options) => {
      const starter = options.starter ?? 'empty'
      if (starter !== 'redesign' && starter !== 'empty') throw new UsageError('--starter is redesign or empty.')
      const secret = await secretOf(options)
      const passphrase = secret.by === 'passphrase' ? secret.passphrase : null
      return { ...(await client.call('workspace.create', { file: resolve(at(words, 0)), passphrase, starter })) }
    },
  },
  info: {
    usage: 'FILE',
    does: 'What is in a workspace',
    words: [1, 1],
    run: inWorkspace(async (client) => {
      const [state, counts] = [
        await client.call('workspace.state', undefined),
        await client.call('programme.counts', undefined),
      ]
      return { ...state.open, counts }
    }),
  },
  import: {
    usage: 'FILE PATH… [--confidentiality public|group|restricted]',
    does: 'Take in plain text files, or folders of them, as evidence',
    words: [2, 10_000],
    run: inWorkspace(async (client, words, options) => {
      const confidentiality = options.confidentiality ?? 'public'
      if (confidentiality !== 'public' && confidentiality !== 'group' && confidentiality !== 'restricted')
        throw new UsageError('--confidentiality is public, group or restricted.')
      const files = await filesIn(words)
      const { added, refused } = await importInParts(client, files, confidentiality)
      return { ...notAllOf(refused, files.length), added, refused: refused.map(withMessage) }
    }),
  },
  search: {
    usage: 'FILE QUERY [--kind KIND] [--limit N]',
    does: 'Find words; voices only as far as consent and your role allow',
    words: [2, 100],
    run: inWorkspace(async (client, words, options) => {
      const kind = options.kind === undefined ? {} : { kinds: [kindOf(options.kind)] }
      return {
        ...(await client.call('search.find', {
          text: words.join(' '),
          limit: Math.min(200, readCount(options.limit, 50)),
          ...kind,
        })),
      }
    }),
  },
  list: {
    usage: 'FILE KIND [--limit N]',
    does: 'Records of a kind',
    words: [2, 2],
    run: inWorkspace(async (client, words, options) => {
      const kind = kindOf(at(words, 0))
      const { rows, total } = await client.call('record.rows', {
        kind,
        limit: Math.min(100_000, readCount(options.limit, 1000)),
      })
      return { kind, records: rows, total }
    }),
  },
  get: {
    usage: 'FILE KIND ID',
    does: 'One record, whole',
    words: [3, 3],
    run: inWorkspace((client, words) => readRecord(client, kindOf(at(words, 0)), at(words, 1))),
  },
  history: {
    usage: 'FILE KIND ID',
    does: 'Who changed a record, when, from what to what',
    words: [3, 3],
    run: inWorkspace(async (client, words) => ({
      history: await client.call('record.history', { kind: kindOf(at(words, 0)), id: at(words, 1) }),
    })),
  },
  links: {
    usage: 'FILE KIND ID',
    does: 'What a record is joined to, from both ends',
    words: [3, 3],
    run: inWorkspace(async (client, words) => ({
      links: await client.call('record.links', { kind: kindOf(at(words, 0)), id: at(words, 1) }),
    })),
  },
  add: {
    usage: "FILE KIND --data '{…}'",
    does: 'Add a record; a voice takes words and consent, a proposal may take body',
    words: [2, 2],
    run: inWorkspace((client, words, options) => addRecord(client, kindOf(at(words, 0)), readData(options.data))),
  },
  update: {
    usage: "FILE KIND ID --data '{…}'",
    does: 'Change some facts of a record',
    words: [3, 3],
    run: inWorkspace((client, words, options) =>
      updateRecord(client, kindOf(at(words, 0)), at(words, 1), readData(options.data)),
    ),
  },
  delete: {
    usage: 'FILE KIND ID [--even-if-referred-to]',
    does: 'Delete a record; its history stays',
    words: [3, 3],
    run: inWorkspace(async (client, words, options) => {
      const [kind, id] = [kindOf(at(words, 0)), at(words, 1)]
      await client.call('record.delete', { kind, id, evenIfReferredTo: options['even-if-referred-to'] ?? false })
      return { kind, id, deleted: true }
    }),
  },
  withdraw: {
    usage: 'FILE ID',
    does: 'Record that a voice was withdrawn: its words and their key are destroyed',
    words: [2, 2],
    run: inWorkspace(async (client, words) => {
      await client.call('voice.withdraw', { id: at(words, 0), on: today() })
      return { id: at(words, 0), withdrawn: true }
    }),
  },
  export: {
    usage: 'FILE --format docx,html,pdf --out DIR [--consultation ID]',
    does: 'Write the consultation draft; without an id the newest',
    words: [1, 1],
    run: inWorkspace(async (client, _words, options) => {
      const wanted = (options.format ?? 'docx,html,pdf').split(',').map((format) => format.trim().toLowerCase())
      const chosen = formats.filter((format) => wanted.includes(format))
      const unknown = wanted.find((format) => !(formats as readonly string[]).includes(format))
      if (unknown !== undefined) throw new UsageError(`“${unknown}” is not one of docx, html, pdf.`)
      if (options.out === undefined) throw new UsageError('Say where to: --out DIR')
      const files = await client.run(
        'consultation.export',
        { id: options.consultation ?? null, formats: chosen, folder: resolve(options.out) },
        {},
      )
      return { files }
    }),
  },
  verify: {
    usage: 'FILE',
    does: 'Check the file, every record and the chain of changes',
    words: [1, 1],
    run: inWorkspace(async (client) => {
      const { ok, ...report } = await client.run('workspace.verify', undefined, {})
      if (ok) return report
      const name = (await client.call('workspace.state', undefined)).open?.name ?? 'The workspace'
      return { ok: false, code: 'workspace/damaged', message: oneLine('workspace/damaged', { name }), ...report }
    }),
  },
  backup: {
    usage: 'FILE OUT',
    does: 'A checked copy under the same passphrase',
    words: [2, 2],
    run: inWorkspace(async (client, words) => ({
      ...(await client.call('workspace.backup', { file: resolve(at(words, 0)) })),
    })),
  },
  restore: {
    usage: 'BACKUP FILE',
    does: 'Put a backup in place of FILE; what stood there is kept beside it',
    words: [2, 2],
    run: async (client, words, options) => {
      const [backup, into] = [resolve(at(words, 0)), resolve(at(words, 1))]
      const secret = await secretOf(options)
      return {
        ...(await client.call('workspace.restore', { backup, into, secret }).catch(orAskForPassphrase(secret, backup))),
      }
    },
  },
  'plain-copy': {
    usage: 'FILE OUT --i-understand',
    does: 'An unencrypted SQLite copy for audit, without the words of voices',
    words: [2, 2],
    run: inWorkspace(async (client, words, options) => {
      if (options['i-understand'] !== true)
        throw new UsageError('The copy can be read by anyone who has it: say --i-understand.')
      return { ...(await client.call('workspace.plainCopy', { file: resolve(at(words, 0)), iUnderstand: true })) }
    }),
  },
  passphrase: {
    usage: 'FILE --new-passphrase-file P',
    does: 'Change the passphrase',
    words: [1, 1],
    run: inWorkspace(async (client, _words, options) => {
      const secret = await secretOf(options)
      const current = secret.by === 'passphrase' ? secret.passphrase : null
      return { ...(await client.call('workspace.changePassphrase', { current, next: await newPassphraseOf(options) })) }
    }),
  },
  'recovery-code': {
    usage: 'FILE',
    does: 'The code that opens the workspace when the passphrase is forgotten',
    words: [1, 1],
    run: inWorkspace(async (client) => ({ ...(await client.call('workspace.recoveryCode', undefined)) })),
  },
  kinds: {
    usage: '',
    does: 'The kinds of record and their fields',
    words: [0, 0],
    run: async () => ({
      kinds: kindNames.map((kind) => ({
        kind,
        name: kinds[kind].one,
        fields: Object.entries(fieldsOf(kind)).map(([name, field]) => ({ name, ...field })),
      })),
    }),
  },
}
