import { createHash } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import * as Y from 'yjs'
import type { AnyBoardView, RoomView } from '#shared/domain/session/room/shapes.ts'
import { fromCommandLine, fromStore } from '#shared/ydoc/origins.ts'
import { bodyOf } from '#shared/ydoc/proposal-shape.ts'
import { PASSPHRASE, startTestCore, type TestCore } from '../harness/core.ts'

/** What one peer has seen and done, for the judge. */
export type Account = {
  readonly name: string
  /** Digest of each text: equal exactly where the words and their order are. */
  readonly texts: Readonly<Record<string, string>>
  /** Words that the core said are kept, and those of them that were taken out again. */
  readonly kept: readonly string[]
  readonly takenOut: readonly string[]
  /** Words whose taking out was not answered: they may stand or not. */
  readonly inDoubt: readonly string[]
  /** Every word that stands in each text now. */
  readonly standing: Readonly<Record<string, readonly string[]>>
  /** Titles of the actions in the records. */
  readonly actions: readonly string[]
  readonly actionsKept: readonly string[]
  readonly votes: Readonly<Record<string, number>>
  readonly edits: number
  readonly refusals: Readonly<Record<string, number>>
  readonly rss: number
}

export type Peer = {
  readonly name: string
  readonly core: TestCore
  /** Opens its own workspace, made the first time. */
  open(): Promise<void>
  join(code: string): Promise<void>
  /** Takes up the texts of the session. */
  follow(documents: readonly string[]): Promise<void>
  /** One small random thing: an edit mostly, sometimes a record. */
  actOnce(): Promise<void>
  account(): Promise<Account>
  stop(): Promise<void>
}

type Random = () => number

/** A person without a screen: a real core with a file of its own, spoken to over the contract that windows use. */
export function createPeer(name: string, folder: string, random: Random, role = 'member'): Peer {
  mkdirSync(folder, { recursive: true })
  let core = startTestCore({ folder })
  const docs = new Map<string, { doc: Y.Doc; epoch: number }>()
  const kept = new Set<string>()
  const takenOut = new Set<string>()
  const inDoubt = new Set<string>()
  const lacking = new Set<string>()
  const actionsKept = new Set<string>()
  const votes: Record<string, number> = {}
  const refusals: Record<string, number> = {}
  let edits = 0
  let words = 0

  const refused = (error: unknown) => {
    const code = (error as { code?: string }).code ?? String(error)
    refusals[code] = (refusals[code] ?? 0) + 1
  }

  const listen = () => {
    core.client.on('document.updated', ({ id, update }) => {
      const held = docs.get(id)
      if (held) Y.applyUpdate(held.doc, update, fromStore)
    })
    core.client.on('room.changed', ({ person }) => void answer(person))
  }

  /** Answers whatever secret question is open, and now and then changes its mind. */
  const answer = async (view: RoomView | null) => {
    const board = view?.board
    const action = board ? answerTo(board, random) : null
    if (!board || action === null) return
    const round = `${board.board}/${'poll' in board.view ? board.view.poll.round : 1}`
    votes[round] ??= 0
    votes[round] += 1
    await core.client.call('room.do', { intent: { t: 'act', board: board.board, action } }).catch(refused)
  }

  const heldBy = async (id: string) =>
    Y.encodeStateVectorFromUpdate((await core.client.call('document.open', { id })).state)

  const edit = async () => {
    const ids = [...docs.keys()]
    const id = ids[Math.floor(random() * ids.length)]
    const held = id === undefined ? undefined : docs.get(id)
    if (id === undefined || held === undefined) return
    const own = [...kept].filter((word) => !takenOut.has(word) && !inDoubt.has(word))
    const word = random() < 0.15 && own.length > 4 ? own[Math.floor(random() * own.length)] : undefined
    const added = `${name}-${words++}`
    const before = lacking.has(id) ? await heldBy(id) : Y.encodeStateVector(held.doc)
    const done = word === undefined ? insert(held.doc, added, random) : takeOut(held.doc, word)
    if (!done) return
    // Until the core has answered it may lack this, and whatever is built on it is sent with it.
    lacking.add(id)
    if (word !== undefined) inDoubt.add(word)
    await core.client.call('document.append', {
      id,
      epoch: held.epoch,
      update: Y.encodeStateAsUpdate(held.doc, before),
      origin: `swarm/${name}`,
    })
    lacking.delete(id)
    edits += 1
    if (word === undefined) kept.add(added)
    else {
      takenOut.add(word)
      inDoubt.delete(word)
    }
  }

  const follow = async (documents: readonly string[]) => {
    for (const id of documents) {
      const { epoch, state } = await core.client.call('document.open', { id })
      const doc = docs.get(id)?.doc ?? new Y.Doc({ gc: true })
      docs.set(id, { doc, epoch })
      Y.applyUpdate(doc, state, fromStore)
    }
  }

  listen()
  return {
    name,
    get core() {
      return core
    },
    async open() {
      const file = join(folder, 'own.hearings')
      if (existsSync(file)) {
        core = startTestCore({ folder })
        listen()
        await core.client.call('workspace.open', { file, secret: { by: 'passphrase', passphrase: PASSPHRASE } })
        return
      }
      await core.client.call('workspace.create', {
        file,
        passphrase: PASSPHRASE,
        starter: 'empty',
        me: { name, role: role as 'member' },
      })
    },
    async join(code) {
      await core.client.call('session.join', { code })
    },
    follow,
    async actOnce() {
      try {
        if (random() < 0.03) {
          const what = `${name} action ${words++}`
          await core.client.call('record.create', { kind: 'action', facts: { what } })
          actionsKept.add(what)
        } else await edit()
      } catch (error) {
        refused(error)
      }
    },
    async account() {
      await follow([...docs.keys()])
      for (const id of [...lacking]) {
        const held = docs.get(id)
        if (!held) continue
        const update = Y.encodeStateAsUpdate(held.doc, await heldBy(id))
        await core.client.call('document.append', { id, epoch: held.epoch, update, origin: `swarm/${name}` })
        lacking.delete(id)
      }
      const { rows } = await core.client.call('record.rows', { kind: 'action', limit: 100_000 })
      return {
        name,
        texts: Object.fromEntries([...docs].map(([id, { doc }]) => [id, digestOf(doc)])),
        kept: [...kept],
        takenOut: [...takenOut],
        inDoubt: [...inDoubt],
        standing: Object.fromEntries([...docs].map(([id, { doc }]) => [id, wordsIn(doc)])),
        actions: rows.map(({ title }) => title).sort(),
        actionsKept: [...actionsKept],
        votes,
        edits,
        refusals,
        rss: process.memoryUsage().rss,
      }
    },
    stop: () => core.stop(),
  }
}

/** An answer to an open secret question, or null where there is none to give. */
function answerTo(board: AnyBoardView, random: Random): object | null {
  switch (board.method) {
    case 'gradients':
      if (board.view.poll.counts !== null || (board.view.mine !== null && random() > 0.05)) return null
      return { do: 'answer', place: 1 + Math.floor(random() * board.view.scale.length) }
    case 'fist-to-five':
      if (board.view.poll.counts !== null || (board.view.mine !== null && random() > 0.05)) return null
      return { do: 'show', fingers: Math.floor(random() * 6) }
    default:
      return null
  }
}

/** Puts a word somewhere: into a paragraph, or as a new one. */
function insert(doc: Y.Doc, word: string, random: Random): boolean {
  doc.transact(() => {
    const body = bodyOf(doc)
    if (body.length === 0 || random() < 0.2) {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(` ${word} `)])
      body.insert(Math.floor(random() * (body.length + 1)), [paragraph])
      return
    }
    const paragraph = body.get(Math.floor(random() * body.length))
    const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined
    if (!(text instanceof Y.XmlText)) {
      const another = new Y.XmlElement('paragraph')
      another.insert(0, [new Y.XmlText(` ${word} `)])
      return void body.push([another])
    }
    const spaces = [...text.toString().matchAll(/ /g)].map(({ index }) => index)
    const place = spaces[Math.floor(random() * spaces.length)] ?? text.length
    text.insert(place, ` ${word} `)
  }, fromCommandLine)
  return wordsIn(doc).includes(word)
}

function takeOut(doc: Y.Doc, word: string): boolean {
  for (const paragraph of bodyOf(doc).toArray()) {
    const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined
    if (!(text instanceof Y.XmlText)) continue
    const place = ` ${text.toString()} `.indexOf(` ${word} `)
    if (place < 0) continue
    doc.transact(() => text.delete(place, word.length), fromCommandLine)
    return true
  }
  return false
}

/** A browser may make a space one that does not break. */
const wordsIn = (doc: Y.Doc): string[] =>
  bodyOf(doc)
    .toArray()
    .flatMap((paragraph) => (paragraph instanceof Y.XmlElement ? paragraph.toArray() : []))
    .flatMap((text) => (text instanceof Y.XmlText ? text.toString().split(/\s+/) : []))
    .filter((word) => word !== '')

const digestOf = (doc: Y.Doc) =>
  createHash('sha256')
    .update(JSON.stringify(bodyOf(doc).toJSON()))
    .digest('hex')
