import Bonjour, { type Service } from 'bonjour-service'
import { type Place, readPlace } from '#shared/domain/session/join-code.ts'
import { nonce } from './handshake.ts'
import type { RelayLog } from './log.ts'

/**
 * Sessions are found on the network by mDNS. What is said there is that one is open at an address and a port, under a
 * name that is drawn anew each time: no title, no name of a person or a computer. Who finds several rings each: only
 * the right one can prove that it knows the invitation.
 */
const TYPE = 'hearings'
/** Somebody who announces more than this fills nobody's memory. */
const MOST_KEPT = 200

/** Quietly: a network without mDNS still has the address beside the code. */
const onNetwork = (address: string, log: RelayLog) =>
  new Bonjour({ interface: address, bind: '0.0.0.0' } as never, (error: unknown) =>
    log.warn({ error: (error as NodeJS.ErrnoException).code ?? 'unknown' }, 'sessions cannot be found on this network'),
  )

function quiet(bonjour: Bonjour, log: RelayLog): Bonjour {
  const { mdns } = (bonjour as unknown as { server: { mdns: NodeJS.EventEmitter } }).server
  const note = (error: NodeJS.ErrnoException) =>
    log.warn({ error: error.code ?? error.name }, 'sessions cannot be found on this network')
  mdns.on('error', note)
  // A datagram that makes no sense is anybody's; it is left out without a word, or the log would be theirs to fill.
  mdns.on('warning', () => undefined)
  const emit = mdns.emit.bind(mdns)
  mdns.emit = (...event) => {
    try {
      return emit(...event)
    } catch {
      return false
    }
  }
  return bonjour
}

/** Says that a session is open, on the one network it is open on, until disposed. */
export function publishNearby({ address, port, log }: Place & { readonly log: RelayLog }): Disposable {
  const bonjour = quiet(onNetwork(address, log), log)
  const name = nonce()
    .slice(0, 16)
    .replaceAll(/[^0-9A-Za-z]/g, 'x')
  const service = bonjour.publish({ name, type: TYPE, port, host: `${name}.local`, txt: {}, disableIPv6: true })
  // The library would name every network of this computer.
  const records = service.records.bind(service)
  service.records = () => [
    ...records().filter((record) => record.type !== 'A' && record.type !== 'AAAA'),
    { name: service.host, type: 'A', ttl: 120, data: address },
  ]
  let isOver = false
  return {
    [Symbol.dispose]() {
      if (isOver) return
      isOver = true
      bonjour.unpublishAll(() => bonjour.destroy())
    },
  }
}

/** Looks for sessions on these networks until disposed. */
export function browseNearby({ addresses, log }: { readonly addresses: readonly string[]; readonly log: RelayLog }) {
  const bonjours = addresses.map((address) => quiet(onNetwork(address, log), log))
  const browsers = bonjours.map((bonjour) => bonjour.find({ type: TYPE }))
  const asking = setInterval(() => {
    for (const browser of browsers)
      if (browser.services.length > MOST_KEPT) browser.stop()
      else browser.update()
  }, 1000)
  asking.unref()
  let isOver = false
  return {
    /** Where sessions answer. */
    places(): Place[] {
      const found = new Map<string, Place>()
      for (const browser of browsers)
        for (const service of browser.services) {
          const place = placeOf(service)
          if (place) found.set(`${place.address}:${place.port}`, place)
        }
      return [...found.values()].slice(0, MOST_KEPT)
    },
    [Symbol.dispose]() {
      if (isOver) return
      isOver = true
      clearInterval(asking)
      for (const browser of browsers) browser.stop()
      for (const bonjour of bonjours) bonjour.destroy()
    },
  }
}

/** Only the address that the answer itself came from, so that nobody sends others elsewhere. */
function placeOf(service: Service): Place | null {
  return readPlace(`${service.referer?.address ?? ''}:${service.port}`)
}
