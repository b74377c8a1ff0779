import { opensTheLine, type SignalFromRelay, type SignalToRelay } from '#shared/domain/session/signalling.ts'
import { limits } from './limits.ts'

/** A page in a document, and the announcement it made, sealed. */
type Page = { readonly member: string; readonly peer: string; data: string; at: number }

export type Signalling = {
  /** Takes one message of a member. False where it claims to be someone it is not: the offender goes. */
  handle(member: string, message: SignalToRelay): boolean
  /** Forgets every page of a member that has gone. */
  leave(member: string): void
  /** What is allowed changed: forgets every topic that is not any more. */
  tidy(): void
}

/**
 * Brings pages together, and decides which of two opens the line, so that they never both try. An announcement
 * goes to the pages that should open a line to it; those it should open a line to itself are announced to it.
 * Signals go to the one page they are for.
 */
export function createSignalling(options: {
  readonly allowed: (topic: string) => boolean
  readonly send: (member: string, message: SignalFromRelay) => void
  /** Milliseconds. */
  readonly now: () => number
}): Signalling {
  const { allowed, send, now } = options
  const topics = new Map<string, Map<string, Page>>()

  const pagesOf = (topic: string) => {
    const pages = topics.get(topic) ?? new Map<string, Page>()
    topics.set(topic, pages)
    for (const page of pages.values()) if (now() - page.at > limits.announceMs) pages.delete(page.peer)
    return pages
  }

  const makeRoom = (pages: Map<string, Page>, member: string) => {
    const own = [...pages.values()].filter((page) => page.member === member).sort((a, b) => a.at - b.at)
    for (const page of own.slice(0, Math.max(0, own.length - limits.pagesPerMember + 1))) pages.delete(page.peer)
  }

  const announce = (topic: string, member: string, peer: string, data: string): boolean => {
    const pages = pagesOf(topic)
    const known = pages.get(peer)
    if (known && known.member !== member) return false
    if (!known) makeRoom(pages, member)
    pages.set(peer, { member, peer, data, at: now() })
    for (const other of pages.values()) {
      if (other.member === member) continue
      if (opensTheLine(other.peer, peer))
        send(other.member, { type: 'announce', topic, from: peer, to: other.peer, data })
      else send(member, { type: 'announce', topic, from: other.peer, to: peer, data: other.data })
    }
    return true
  }

  return {
    handle(member, message) {
      switch (message.type) {
        case 'unsubscribe':
          for (const topic of message.topics)
            if (topics.get(topic)?.get(message.from)?.member === member) topics.get(topic)?.delete(message.from)
          return true
        case 'announce':
          return !allowed(message.topic) || announce(message.topic, member, message.from, message.data)
        case 'signal': {
          const pages = allowed(message.topic) ? pagesOf(message.topic) : undefined
          const sender = pages?.get(message.from)
          if (sender && sender.member !== member) return false
          const recipient = pages?.get(message.to)
          if (sender && recipient && recipient.member !== member) send(recipient.member, message)
          return true
        }
      }
    },
    leave(member) {
      for (const pages of topics.values())
        for (const page of pages.values()) if (page.member === member) pages.delete(page.peer)
    },
    tidy() {
      for (const topic of topics.keys()) if (!allowed(topic)) topics.delete(topic)
    },
  }
}
