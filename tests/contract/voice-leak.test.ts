import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type AppContract, contract, events } from '#shared/rpc/contract/index.ts'
import { fillBody } from '#shared/ydoc/fill.ts'
import { fromCommandLine } from '#shared/ydoc/origins.ts'
import { PASSPHRASE, startWithWorkspace } from '../harness/core.ts'
import { computer, joinAs, startSession, stopComputers, until } from '../harness/session.ts'

/** A word nobody else would say. */
const SECRET = 'bramblewick'
const OPEN = 'thistledown'

type Running = Awaited<ReturnType<typeof startWithWorkspace>>
type Ids = {
  secretVoice: string
  openVoice: string
  secretQuote: string
  openQuote: string
  proposal: string
  consultation: string
  version: string
  workshop: string
  /** One that was held, and closed. */
  session: string
}

let running: Running
let ids: Ids
const heard: unknown[] = []

const consent = { explained_by: 'Idris', wording_version: '1', given_on: '2026-01-10' }

beforeAll(async () => {
  running = await startWithWorkspace({ now: () => Date.parse('2026-03-01T12:00:00Z') })
  const { client } = running
  for (const name of Object.keys(events) as (keyof typeof events)[]) client.on(name, (data) => void heard.push(data))
  const record = async (words: string, agreed: Record<string, unknown>) =>
    (
      await client.call('voice.record', {
        facts: { age_band: '12-15' },
        words,
        consent: { ...consent, ...agreed } as never,
      })
    ).id
  // Members may read and draft with it; it was never meant for observers, papers or sessions.
  const secretVoice = await record(`We talked by the ${SECRET} wall.`, {
    scope: 'group',
    may_quote: true,
    for_uses: ['drafting'],
  })
  const openVoice = await record(`I would like ${OPEN} on the letter.`, {
    scope: 'public',
    may_quote: true,
    for_uses: ['drafting', 'session', 'consultation'],
  })
  const secretQuote = (await client.call('voice.quote', { id: secretVoice, start: 0, end: 20 + SECRET.length })).id
  const openQuote = (await client.call('voice.quote', { id: openVoice, start: 0, end: 13 + OPEN.length })).id
  const proposal = (
    await client.call('record.create', { kind: 'proposal', facts: { title: 'A letter first', number: 0 } })
  ).id
  const { epoch } = await client.call('document.open', { id: proposal })
  const doc = new Y.Doc()
  fillBody(
    doc,
    [{ paragraph: 'Nobody should be surprised.' }, { quoteId: secretQuote }, { quoteId: openQuote }],
    fromCommandLine,
  )
  await client.call('document.append', { id: proposal, epoch, update: Y.encodeStateAsUpdate(doc), origin: 'test' })
  const { version } = await client.call('document.nameVersion', { id: proposal, label: 'First' })
  const consultation = (await client.call('record.create', { kind: 'consultation', facts: { title: 'Letters' } })).id
  await client.call('record.create', { kind: 'topic', facts: { consultation, proposal, position: 1 } })
  const { id: workshop } = await client.call('workshop.plan', {
    title: 'Letters',
    held_on: '2026-03-01',
    from: { kind: 'empty' },
  })
  const minutes = await client.call('document.open', { id: workshop })
  const update = Y.encodeStateAsUpdate(doc)
  await client.call('document.append', { id: workshop, epoch: minutes.epoch, update, origin: 'test' })
  const { session } = await client.call('session.start', {
    workshop,
    title: 'Letters',
    address: '127.0.0.1',
    documents: [proposal],
  })
  await client.call('session.leave', undefined)
  ids = {
    ...{ secretVoice, openVoice, secretQuote, openQuote, proposal, consultation, version, workshop },
    session: session?.id ?? '',
  }
  await client.call('workspace.setMe', { name: 'Ailsa', role: 'observer' })
})
afterAll(() => running[Symbol.asyncDispose]())

/** A way out of the core: what it answers, and the files it leaves. */
type Path = { ask: () => Promise<unknown>; files?: () => string[] } | { answersNoWords: string }

const call = <N extends keyof AppContract & string>(
  name: N,
  input: Parameters<Running['client']['call']>[1],
): Path => ({
  ask: () => running.client.call(name, input as never),
})
const out = (name: string) => join(running.folder, name)

/** Every name of the contract: a new one without a line here does not compile, and the test below fails. */
const paths = (): { [N in keyof AppContract]: Path } => ({
  'app.about': call('app.about', undefined),
  'workspace.state': call('workspace.state', undefined),
  'workspace.recent': call('workspace.recent', undefined),
  'workspace.create': { answersNoWords: 'makes another workspace, with nothing in it' },
  'workspace.open': { answersNoWords: 'answers what workspace.state answers' },
  'workspace.openStarter': { answersNoWords: 'opens the practice workspace, which can hold no voice' },
  'workspace.close': { answersNoWords: 'answers nothing' },
  'workspace.setMe': { answersNoWords: 'answers what workspace.state answers' },
  'workspace.changePassphrase': { answersNoWords: 'answers what workspace.state answers' },
  'workspace.recoveryCode': call('workspace.recoveryCode', undefined),
  'workspace.remember': { answersNoWords: 'answers what workspace.state answers' },
  'workspace.verify': { ask: () => running.client.run('workspace.verify', undefined, {}) },
  'workspace.backups': call('workspace.backups', undefined),
  'workspace.backup': {
    ...call('workspace.backup', { file: out('backup.hearings') }),
    files: () => [out('backup.hearings')],
  },
  'workspace.restore': { answersNoWords: 'copies a backup, encrypted as it was' },
  'workspace.plainCopy': {
    ...call('workspace.plainCopy', { file: out('plain.sqlite'), iUnderstand: true }),
    files: () => [out('plain.sqlite')],
  },
  'record.rows': call('record.rows', { kind: 'voice' }),
  'record.list': call('record.list', { kind: 'quote' }),
  'record.get': call('record.get', { kind: 'voice', id: ids.secretVoice }),
  'record.create': call('record.create', {
    kind: 'link',
    facts: { from_kind: 'voice', from_id: ids.secretVoice, to_kind: 'proposal', to_id: ids.proposal },
  }),
  'record.update': call('record.update', { kind: 'voice', id: ids.secretVoice, facts: { support: 'An advocate' } }),
  'record.delete': { answersNoWords: 'answers nothing' },
  'record.history': call('record.history', { kind: 'voice', id: ids.secretVoice }),
  'record.restore': { answersNoWords: 'answers a record, as record.get does' },
  'record.links': call('record.links', { kind: 'proposal', id: ids.proposal }),
  'record.standing': call('record.standing', { kind: 'voice', id: ids.secretVoice }),
  'change.state': call('change.state', undefined),
  'change.undo': call('change.undo', undefined),
  'change.redo': call('change.redo', undefined),
  'programme.counts': call('programme.counts', undefined),
  'search.find': call('search.find', { text: SECRET }),
  'evidence.import': { answersNoWords: 'answers titles of the texts taken in' },
  'voice.record': { answersNoWords: 'answers the record, as record.get does' },
  'voice.words': call('voice.words', { id: ids.secretVoice, purpose: 'read' }),
  'voice.changeWords': { answersNoWords: 'answers nothing' },
  'voice.askAgain': { answersNoWords: 'answers the consent' },
  'voice.withdraw': { answersNoWords: 'answers nothing' },
  'voice.quote': { answersNoWords: 'answers a range; refuses here, see below' },
  'quote.show': call('quote.show', { ids: [ids.secretQuote], purpose: 'draft' }),
  'document.open': call('document.open', { id: ids.proposal }),
  'document.append': { answersNoWords: 'answers nothing' },
  'document.close': call('document.close', { id: ids.proposal }),
  'document.versions': call('document.versions', { id: ids.proposal }),
  'document.nameVersion': call('document.nameVersion', { id: ids.proposal, label: 'Second' }),
  'document.versionState': call('document.versionState', { id: ids.proposal, version: ids.version }),
  'consultation.preview': call('consultation.preview', { id: ids.consultation }),
  'consultation.export': {
    ask: () =>
      running.client.run(
        'consultation.export',
        { id: ids.consultation, formats: ['docx', 'html', 'pdf'], folder: out('papers') },
        {},
      ),
    files: () => exported,
  },
  'session.state': call('session.state', undefined),
  'session.networks': call('session.networks', undefined),
  'session.start': call('session.start', { title: 'Letters', address: '127.0.0.1', documents: [ids.proposal] }),
  'session.share': { answersNoWords: 'answers nothing' },
  'session.invite': call('session.invite', {}),
  'session.invitations': call('session.invitations', undefined),
  'session.revoke': { answersNoWords: 'answers nothing' },
  'session.letIn': { answersNoWords: 'answers nothing' },
  'session.remove': { answersNoWords: 'answers titles of texts, and counts' },
  'session.deputy': { answersNoWords: 'answers nothing' },
  'session.devices': call('session.devices', undefined),
  'session.forgetDevice': { answersNoWords: 'answers nothing' },
  'session.nearby': { answersNoWords: 'answers a count' },
  'session.takeOver': { answersNoWords: 'answers what session.state answers' },
  'session.road': { answersNoWords: 'answers nothing' },
  'session.present': { answersNoWords: 'answers nothing' },
  'session.receipt': call('session.receipt', undefined),
  'session.textsAtClose': call('session.textsAtClose', { workshop: ids.workshop }),
  'session.textAtClose': call('session.textAtClose', { session: ids.session, document: ids.proposal }),
  'room.view': call('room.view', { as: 'room' }),
  'room.do': { answersNoWords: 'answers whether it waits' },
  'session.join': { answersNoWords: 'answers what session.state answers' },
  'session.leave': call('session.leave', undefined),
  'session.signal': { answersNoWords: 'answers nothing' },
  'note.read': { answersNoWords: 'answers what this person wrote for themselves' },
  'note.keep': { answersNoWords: 'answers nothing' },
  'workshop.plan': { answersNoWords: 'answers an id' },
  'workshop.order': { answersNoWords: 'answers nothing' },
  'workshop.invite': { answersNoWords: 'answers nothing' },
  'workshop.calendar': {
    ...call('workshop.calendar', { workshop: ids.workshop, file: out('letters.ics') }),
    files: () => [out('letters.ics')],
  },
  'minutes.write': { answersNoWords: 'answers nothing' },
  'minutes.preview': call('minutes.preview', { workshop: ids.workshop }),
  'minutes.agree': { answersNoWords: 'answers nothing' },
  'minutes.export': {
    ask: () =>
      running.client.run(
        'minutes.export',
        { workshop: ids.workshop, formats: ['docx', 'html', 'pdf'], folder: out('minutes') },
        {},
      ),
    files: () => minutes,
  },
  'decision.record': { answersNoWords: 'answers an id' },
  'host.chooseFiles': { answersNoWords: 'answers paths a person chose' },
  'host.chooseSave': { answersNoWords: 'answers a path a person chose' },
  'host.reveal': { answersNoWords: 'answers nothing' },
})
let exported: string[] = []
let minutes: string[] = []

/** Everything readable in an answer, binary too. */
function readable(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner) =>
      inner instanceof Uint8Array ? Buffer.from(inner).toString('latin1') : inner,
    ) ?? ''
  )
}

function readableFile(file: string): string {
  const bytes = readFileSync(file)
  if (file.endsWith('.docx'))
    return Object.values(unzipSync(bytes))
      .map((part) => Buffer.from(part).toString('utf8'))
      .join('\n')
  if (file.endsWith('.pdf')) return execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' })
  return bytes.toString('latin1')
}

test('every call of the contract is a path that was looked at', () => {
  expect(Object.keys(paths()).sort()).toEqual(Object.keys(contract).sort())
})

test('no path answers, writes, tells or logs words that consent keeps from this reader', async () => {
  for (const [name, path] of Object.entries(paths())) {
    if ('answersNoWords' in path) continue
    const answer = await path.ask()
    if (name === 'consultation.export') exported = (answer as { file: string }[]).map(({ file }) => file)
    if (name === 'minutes.export') minutes = (answer as { file: string }[]).map(({ file }) => file)
    expect(readable(answer), name).not.toContain(SECRET)
    for (const file of path.files?.() ?? []) expect(readableFile(file), `${name}: ${file}`).not.toContain(SECRET)
  }
  expect(exported).toHaveLength(3)
  expect(readable(heard)).not.toContain(SECRET)
  expect(readFileSync(running.logFile, 'utf8')).not.toContain(SECRET)
})

test('the same paths do show words that consent allows, so silence above means something', async () => {
  const { client } = running
  await client.call('workspace.setMe', { name: 'Una', role: 'member' })
  expect(readable(await client.call('voice.words', { id: ids.openVoice, purpose: 'read' }))).toContain(OPEN)
  expect(readable(await client.call('search.find', { text: OPEN }))).toContain(OPEN)
  expect(readable(await client.call('quote.show', { ids: [ids.openQuote], purpose: 'draft' }))).toContain(OPEN)
  expect(readable(await client.call('consultation.preview', { id: ids.consultation }))).toContain(OPEN)
  for (const file of exported) expect(readableFile(file), file).toContain(OPEN)
  expect(readable(await client.call('voice.words', { id: ids.secretVoice, purpose: 'read' }))).toContain(SECRET)
  await client.call('workspace.setMe', { name: 'Ailsa', role: 'observer' })
})

test('an observer can quote nothing they may not read', async () => {
  await expect(running.client.call('voice.quote', { id: ids.secretVoice, start: 0, end: 5 })).rejects.toMatchObject({
    code: 'voice/not-shown',
  })
})

test('a session’s line carries words to a member as far as consent to sessions goes', async () => {
  const isla = await computer('Isla')
  const told: unknown[] = []
  for (const name of Object.keys(events) as (keyof typeof events)[])
    isla.client.on(name, (data) => void told.push(data))
  const share = { records: ['proposals' as const, 'inquiry' as const], voices: true, keep: true }
  await startSession(running, [ids.proposal], { share })
  await joinAs(running, isla, 'member')
  const words = (id: string) => isla.client.call('voice.words', { id, purpose: 'session' })
  await until(async () => (await words(ids.openVoice)).show)
  expect(readable(await words(ids.openVoice))).toContain(OPEN)
  expect(await words(ids.secretVoice)).toMatchObject({ show: false })
  const file = join(isla.folder, 'plain.sqlite')
  await isla.client.call('workspace.plainCopy', { file, iUnderstand: true })
  expect(readableFile(file)).toContain(ids.openVoice)
  expect(readableFile(file)).not.toContain(ids.secretVoice)
  expect(readable(told)).not.toContain(SECRET)
  expect(readFileSync(isla.logFile, 'utf8')).not.toContain(OPEN)
  await running.client.call('session.leave', undefined)
  await stopComputers()
})

test('a withdrawn voice is in no answer, no paper and no copy made from then on, and its key is gone', async () => {
  const { client } = running
  await client.call('workspace.setMe', { name: 'Morven', role: 'chair' })
  await client.call('voice.withdraw', { id: ids.openVoice, on: '2026-03-01' })
  expect(await client.call('voice.words', { id: ids.openVoice, purpose: 'read' })).toEqual({
    show: false,
    because: 'withdrawn',
  })
  expect(readable(await client.call('search.find', { text: OPEN }))).not.toContain(`"text":"${OPEN}"`)
  expect(readable(await client.call('consultation.preview', { id: ids.consultation }))).not.toContain(OPEN)
  await expect(client.call('voice.changeWords', { id: ids.openVoice, words: 'again' })).rejects.toMatchObject({
    code: 'voice/withdrawn',
  })
  const report = await client.run('workspace.verify', undefined, {})
  expect(report.ok).toBe(true)

  const backup = await client.call('workspace.backup', { file: out('after.hearings') })
  await client.call('workspace.close', undefined)
  await client.call('workspace.open', { file: backup.file, secret: { by: 'passphrase', passphrase: PASSPHRASE } })
  expect(await client.call('voice.words', { id: ids.openVoice, purpose: 'read' })).toEqual({
    show: false,
    because: 'withdrawn',
  })
  expect(readable(await client.call('record.history', { kind: 'voice', id: ids.openVoice }))).not.toContain(OPEN)
})
