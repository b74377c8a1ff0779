import { expect, test } from 'vitest'
import { addressOn, interfaceOf, isPrivate, networks } from './networks.ts'

const address = (address: string, internal = false) => ({
  address,
  internal,
  family: 'IPv4' as const,
  netmask: '255.255.255.0',
  mac: '00:00:00:00:00:00',
  cidr: null,
})

test('the room’s own network comes first, virtual ones after it, this computer last, public addresses never', () => {
  const found = networks({
    lo: [address('127.0.0.1', true)],
    docker0: [address('172.17.0.1')],
    ppp0: [address('203.0.113.9')],
    wlan0: [address('192.168.1.20'), { ...address('fe80::1'), family: 'IPv6', scopeid: 1 }],
  })
  expect(found).toEqual([
    { name: 'Wi-Fi or cable (192.168.1.20)', address: '192.168.1.20' },
    { name: 'Private or virtual network (172.17.0.1)', address: '172.17.0.1' },
    { name: 'This computer only (127.0.0.1)', address: '127.0.0.1' },
  ])
})

test('private is what the open internet does not route', () => {
  for (const is of ['10.0.0.1', '172.16.0.1', '172.31.255.1', '192.168.0.1', '169.254.1.1', '100.64.0.1'])
    expect(isPrivate(is)).toBe(true)
  for (const not of ['8.8.8.8', '172.32.0.1', '172.15.0.1', '192.169.0.1', '100.128.0.1', '11.0.0.1', ''])
    expect(isPrivate(not)).toBe(false)
})

test('an interface that was given another address is known by its name', () => {
  const before = { wlan0: [address('192.168.1.20')], lo: [address('127.0.0.1', true)] }
  const after = { wlan0: [{ ...address('fe80::1'), family: 'IPv6' as const, scopeid: 1 }, address('192.168.1.77')] }
  expect(interfaceOf('192.168.1.20', before)).toBe('wlan0')
  expect(interfaceOf('192.168.1.20', after)).toBeUndefined()
  expect(addressOn('wlan0', after)).toBe('192.168.1.77')
  expect(addressOn('wlan0', {})).toBeUndefined()
  expect(addressOn('ppp0', { ppp0: [address('203.0.113.9')] })).toBeUndefined()
})
