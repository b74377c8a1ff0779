import { HocuspocusProvider } from '@hocuspocus/provider'
import * as Y from 'yjs'
import { z } from 'zod'
import type { KindName } from '#shared/domain/records/kinds.ts'
import { roleMay } from '#shared/domain/roles/roles.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import { fromStore } from '#shared/ydoc/origins.ts'
import { documentsOf } from '../../documents/handlers.ts'
import { BY_SESSION } from '../../documents/open-documents.ts'
import type { GuestContext, GuestFeature, SessionFacts } from '../feature.ts'
import { createPace } from './pace.ts'
import { createWays, type Way } from './ways.ts'

/** A text that is not shared yet where it is at home is asked for again after this long, in milliseconds. */
const AGAIN = 300

const Told = z.strictObject({ wanted: z.enum(['at-once', 'at-leisure']) })

/** One shared text at a guest. */
type Shared = {
  readonly kind: KindName
  /** What the hub has, as far as this computer knows: in step with it, and behind this computer's own text. */
  readonly mirror: Y.Doc
  provider: HocuspocusProvider
  /** The hub that has it. */
  way: Way
  readonly pace: ReturnType<typeof createPace>
  /** What pages wrote and the mirror does not have. */
  updates: Uint8Array[]
  road: 'direct' | 'hub' | undefined
  /** Someone without a line of their own to this computer's pages reads along. */
  isWanted: boolean
}

export type TextsAtGuest = GuestFeature & {
  /** Hands on now what would be handed on at leisure. */
  flush(): void
  /** The text as this computer holds it; undefined where it is not shared. */
  text(document: string): Y.Doc | undefined
}

/** The texts at a guest: every shared one is kept in step with the hub, whether a page shows it or not. */
export function textsAtGuest(context: GuestContext): TextsAtGuest {
  const { core, workspace, log } = context
  const documents = documentsOf(workspace)
  const texts = new Map<string, Shared>()
  const ways = createWays(context, () => follow(context.facts()))

  const handOn = (shared: Shared) => {
    if (!shared.provider.synced) return
    shared.pace.stop()
    const updates = shared.updates
    shared.updates = []
    // As one transaction they become one message, without what the hub brought meanwhile.
    shared.mirror.transact(() => {
      for (const update of updates) Y.applyUpdate(shared.mirror, update, fromStore)
    }, fromStore)
  }
  const handOnSoon = (shared: Shared) => {
    if (shared.updates.length === 0) return
    if (shared.road === 'direct' && !shared.isWanted) shared.pace.atLeisure()
    else shared.pace.atOnce()
  }

  const provide = (id: string, mirror: Y.Doc, way: Way) => {
    const provider: HocuspocusProvider = new HocuspocusProvider({
      websocketProvider: way.socket,
      name: id,
      document: mirror,
      awareness: null,
      token: '',
      onSynced() {
        const shared = texts.get(id)
        if (shared?.provider !== provider) return
        if (shared.road) provider.sendStateless(JSON.stringify({ road: shared.road }))
        handOn(shared)
      },
      onStateless({ payload }) {
        const shared = texts.get(id)
        const told = Told.safeParse(readJson(payload))
        if (shared === undefined || !told.success) return
        shared.isWanted = told.data.wanted === 'at-once'
        handOnSoon(shared)
      },
      onAuthenticationFailed() {
        log.warn({ document: id }, 'the host does not share this text')
        if (way !== ways.here) askAgain(id, provider)
      },
    })
    return provider
  }
  const share = (id: string, kind: KindName, way: Way): Shared => {
    documents.save()
    const mirror = documents.store.load(id)
    mirror.on('update', (update: Uint8Array, origin: unknown) => {
      // Without an origin: Yjs itself, which clears away marks that change nothing.
      if (origin === texts.get(id)?.provider || origin === null) arrived(id, kind, update)
    })
    const shared: Shared = {
      kind,
      mirror,
      provider: provide(id, mirror, way),
      way,
      pace: createPace(() => handOn(shared)),
      updates: [],
      road: undefined,
      isWanted: false,
    }
    texts.set(id, shared)
    shared.provider.attach()
    return shared
  }
  /** Another instance of a server may hear a little later than this computer that a text is shared. */
  const askAgain = (id: string, refused: HocuspocusProvider) => {
    const again = setTimeout(() => {
      // As when the socket opens. A new provider would have the old one say goodbye first, and be taken for gone itself.
      if (texts.get(id)?.provider === refused) void refused.sendToken().then(() => refused.startSync())
    }, AGAIN)
    again.unref()
  }
  /** What its hub had not acknowledged, the next one is told: they begin by saying what they lack. */
  const move = (id: string, shared: Shared, way: Way) => {
    shared.provider.destroy()
    shared.way = way
    shared.provider = provide(id, shared.mirror, way)
    shared.provider.attach()
  }
  const stopSharing = (id: string, shared: Shared) => {
    shared.pace.stop()
    texts.delete(id)
    shared.provider.destroy()
    shared.mirror.destroy()
    documents.settle(id)
  }

  let isSaving = false
  const saved = (error: unknown) => {
    isSaving = false
    if (error !== undefined)
      log.error({ code: (error as { code?: string }).code }, 'what the session brought could not be saved')
  }
  const arrived = (id: string, kind: KindName, update: Uint8Array) => {
    try {
      documents.follow(id, kind, update)
      if (!isSaving) {
        isSaving = true
        documents.whenSaved(saved)
      }
      const epoch = documents.store.head(id)?.epoch
      if (epoch !== undefined) core.emit('document.updated', { id, epoch, update, origin: BY_SESSION })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      log.warn({ document: id, code: error.code }, 'what the session brought to a text was not kept')
    }
  }

  const listening = documents.listen(({ id, update, origin }) => {
    const shared = texts.get(id)
    if (shared === undefined || origin === BY_SESSION || !roleMay(context.facts().me.role, 'edit')) return
    shared.updates.push(update)
    handOnSoon(shared)
  })

  const follow = (facts: SessionFacts) => {
    const named = new Map(facts.documents.map(({ id, kind }) => [id, kind]))
    for (const [id, shared] of texts) if (!named.has(id)) stopSharing(id, shared)
    if (!roleMay(facts.me.role, 'read')) return
    ways.follow(facts)
    for (const [id, kind] of named) {
      const way = ways.of(id, facts)
      const shared = texts.get(id)
      if (shared === undefined) share(id, kind, way)
      else if (shared.way !== way) move(id, shared, way)
    }
    ways.tidy(facts)
  }

  const flush = () => {
    for (const shared of texts.values()) if (shared.updates.length > 0) handOn(shared)
  }

  return {
    channel: 'texts',
    flush,
    text: (document) => documents.held(document) ?? texts.get(document)?.mirror,
    door: {
      road(document, road) {
        const shared = texts.get(document)
        if (shared === undefined || shared.road === road) return
        shared.road = road
        if (shared.provider.synced) shared.provider.sendStateless(JSON.stringify({ road }))
        handOnSoon(shared)
      },
    },
    connected(line, facts) {
      follow(facts)
      ways.use(line)
    },
    changed: follow,
    heard(said) {
      if (!ways.here.sockets.heard(said)) log.warn({}, 'something from the host about the texts could not be read')
    },
    disconnected: () => ways.use(null),
    leaving: flush,
    close() {
      listening[Symbol.dispose]()
      flush()
      for (const [id, shared] of [...texts]) stopSharing(id, shared)
      ways.close()
    },
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
