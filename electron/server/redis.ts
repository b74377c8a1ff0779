import { setTimeout as wait } from 'node:timers/promises'
import { Redis as RedisExtension } from '@hocuspocus/extension-redis'
import type {
  afterLoadDocumentPayload,
  beforeBroadcastStatelessPayload,
  Extension,
  onChangePayload,
  onConfigurePayload,
} from '@hocuspocus/server'
import { Redis } from 'ioredis'
import type { Log } from '#core/log.ts'

/** A text is opened from this instance's own file, with what others have where they say so within this, in milliseconds. */
const PATIENCE = 1_500
/** How often instances compare what they have of each text, whatever was lost on the way. */
const COMPARE = 5_000
/** How long one instance holds the session without saying so again. */
const LEASE = 3_000

/** Other instances, by way of a Redis that may come and go. */
export type Together = {
  /** For one hub: texts that are open in several are kept the same. */
  extension(): Extension
  isUp(): boolean
  /** Says that this instance holds the session, or goes on with it. False where another said so, null where Redis is away. */
  claim(): Promise<boolean | null>
  /** Lets another go on at once. */
  release(): Promise<void>
  close(): void
}

/** Hocuspocus's own extension, for texts that are kept before they are handed on, and a Redis that is not always there. */
class SharedTexts extends RedisExtension {
  #comparing: NodeJS.Timeout | undefined
  #soon: NodeJS.Timeout | undefined
  #isOver = false

  override async onConfigure(data: onConfigurePayload): Promise<void> {
    await super.onConfigure(data)
    if (this.#isOver) return
    this.#comparing = setInterval(() => this.#compare(), COMPARE)
    this.#comparing.unref()
    const back = () => {
      clearTimeout(this.#soon)
      this.#soon = setTimeout(() => this.#compare(), 100)
    }
    this.pub.on('ready', back)
    this.sub.on('ready', back)
  }

  /** Says what is here of every text; whoever has more, or less, answers. */
  #compare(): void {
    for (const [documentName, document] of this.instance.documents)
      void this.onChange({ documentName, document } as onChangePayload)
  }

  /** Without the others' part where they cannot be reached: it comes when they can. */
  override async afterLoadDocument(data: afterLoadDocumentPayload): Promise<void> {
    await Promise.race([super.afterLoadDocument(data).catch(() => undefined), wait(PATIENCE)])
  }
  override async onChange(data: onChangePayload): Promise<void> {
    if (this.pub.status === 'ready' && !this.#isOver) await super.onChange(data)
  }
  override async beforeBroadcastStateless(data: beforeBroadcastStatelessPayload): Promise<number> {
    return this.pub.status === 'ready' ? super.beforeBroadcastStateless(data) : 0
  }
  /** Nothing is stored by Hocuspocus here, and so nothing locked. */
  override async onStoreDocument(): Promise<void> {}
  override async afterStoreDocument(): Promise<void> {}

  override async onDestroy(): Promise<void> {
    this.#isOver = true
    clearInterval(this.#comparing)
    clearTimeout(this.#soon)
    await wait(20)
    this.pub.disconnect(false)
    this.sub.disconnect(false)
  }
}

/** Connects, and goes on trying. `tag`: the same for all instances of one server, and no other's. */
export function openTogether({ url, tag, me, log }: { url: string; tag: string; me: string; log: Log }): Together {
  const connect = (what: object = {}) => {
    const client = new Redis(url, {
      maxRetriesPerRequest: null,
      connectTimeout: 2_000,
      retryStrategy: (times) => Math.min(times * 100, 1_000),
      ...what,
    })
    // Said once for each time it goes away, below; the library prints what nobody listens to.
    client.on('error', () => undefined)
    return client
  }
  const own = connect({ enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: 1_000 })
  own.on('ready', () => log.info({}, 'Redis is there'))
  own.on('close', () => log.warn({}, 'Redis cannot be reached'))
  const holder = `hearings:${tag}:holder`
  const isUp = () => own.status === 'ready'

  return {
    extension: () =>
      new SharedTexts({
        createClient: () => connect(),
        identifier: me,
        prefix: `hearings:${tag}:text`,
        disconnectDelay: 50,
        awaitInitialSyncTimeout: 1_000,
      }),
    isUp,
    async claim() {
      if (!isUp()) return null
      try {
        if ((await own.set(holder, me, 'PX', LEASE, 'NX')) === 'OK') return true
        if ((await own.get(holder)) !== me) return false
        await own.pexpire(holder, LEASE)
        return true
      } catch {
        return null
      }
    },
    async release() {
      if (isUp() && (await own.get(holder).catch(() => null)) === me) await own.del(holder).catch(() => 0)
    },
    close: () => own.disconnect(false),
  }
}
