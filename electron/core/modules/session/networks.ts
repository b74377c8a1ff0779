import { networkInterfaces } from 'node:os'

export type Network = { readonly name: string; readonly address: string }
type Interfaces = ReturnType<typeof networkInterfaces>

/** Software networks of virtual machines, containers and private tunnels: offered after the real ones. */
const isVirtual = (name: string) =>
  /^(docker|br-|veth|virbr|vbox|vmnet|vEthernet|tun|tap|utun|wg|tailscale|zt)/i.test(name)

/** Addresses that the open internet does not route: home and office ranges, carrier and link-local ones. */
export function isPrivate(address: string): boolean {
  const [a = 0, b = 0] = address.split('.').map(Number)
  return (
    a === 10 ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 169 && b === 254) ||
    (a === 100 && b >= 64 && b < 128)
  )
}

/** The interface that has this address; undefined where none does. */
export const interfaceOf = (address: string, interfaces: Interfaces = networkInterfaces()): string | undefined =>
  Object.entries(interfaces).find(([, addresses]) => addresses?.some((one) => one.address === address))?.[0]

/** The private address of an interface by now, where it has one. */
export const addressOn = (name: string, interfaces: Interfaces = networkInterfaces()): string | undefined =>
  interfaces[name]?.find((one) => one.family === 'IPv4' && (one.internal || isPrivate(one.address)))?.address

/** The networks a session can be opened on, in plain words: the room's own first, this computer last. */
export function networks(interfaces: Interfaces = networkInterfaces()): Network[] {
  const found = Object.entries(interfaces).flatMap(([name, addresses]) =>
    (addresses ?? [])
      .filter((address) => address.family === 'IPv4' && (address.internal || isPrivate(address.address)))
      .map(({ address, internal }) => ({ address, rank: internal ? 2 : isVirtual(name) ? 1 : 0 })),
  )
  const words = ['Wi-Fi or cable', 'Private or virtual network', 'This computer only'] as const
  return found
    .sort((a, b) => a.rank - b.rank)
    .map(({ address, rank }) => ({ name: `${words[rank as 0 | 1 | 2]} (${address})`, address }))
}
