/**
 * Run as a process of its own inside a network namespace, which it keeps alive until its input ends. Listens on a socket
 * file, which namespaces share, and leads whoever names a port there to 127.0.0.1 in its own: the control of a test goes
 * this way and never over the network under test.
 */
import { spawnSync } from 'node:child_process'
import { connect, createServer, type Socket } from 'node:net'

const [socketFile = ''] = process.argv.slice(2)
spawnSync('ip', ['link', 'set', 'lo', 'up'])

createServer((from) => {
  from.on('error', () => from.destroy())
  from.once('data', (first: Buffer) => lead(from, first))
}).listen(socketFile, () => process.stdout.write('open\n'))

function lead(from: Socket, first: Buffer): void {
  const to = connect(first.readUInt16BE(0), '127.0.0.1')
  to.on('error', () => from.destroy())
  from.on('error', () => to.destroy())
  if (first.length > 2) to.write(first.subarray(2))
  from.pipe(to).pipe(from)
}

process.stdin.on('end', () => process.exit()).resume()
