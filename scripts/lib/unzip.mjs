import { closeSync, createReadStream, createWriteStream, fstatSync, mkdirSync, openSync, readSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'

/**
 * Unpacks a zip archive into a folder. `nameFor` gives each entry's new relative path, or undefined to leave it out.
 * Enough of the format for archives under 4 GB; refuses what it cannot read and paths that lead outside the folder.
 */
export async function unzip(archive, folder, nameFor) {
  for (const entry of directoryOf(archive)) {
    if (entry.name.endsWith('/')) continue
    const name = nameFor(entry.name)
    if (name === undefined) continue
    const target = join(folder, name)
    if (!target.startsWith(normalize(folder) + sep))
      throw new Error(`the archive holds a path outside its folder: ${name}`)
    mkdirSync(dirname(target), { recursive: true })
    const content = createReadStream(archive, { start: entry.start, end: entry.start + entry.packedSize - 1 })
    const unpack = entry.method === 8 ? createInflateRaw() : new PassThrough()
    await pipeline(content, unpack, createWriteStream(target, { mode: entry.mode || 0o644 }))
  }
}

function directoryOf(archive) {
  const file = openSync(archive, 'r')
  const read = (position, length) => {
    const bytes = Buffer.alloc(length)
    return bytes.subarray(0, readSync(file, bytes, 0, length, position))
  }
  try {
    const size = fstatSync(file).size
    const tail = read(Math.max(0, size - 65_557), Math.min(size, 65_557))
    const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
    if (end < 0) throw new Error('the archive is cut off or is no zip')
    const directory = read(tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12))
    const entries = []
    for (let at = 0; at < directory.length; ) {
      const [nameLength, extraLength, noteLength] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field))
      const local = directory.readUInt32LE(at + 42)
      const header = read(local, 30)
      entries.push({
        name: directory.toString('utf8', at + 46, at + 46 + nameLength),
        method: directory.readUInt16LE(at + 10),
        packedSize: directory.readUInt32LE(at + 20),
        mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777,
        start: local + 30 + header.readUInt16LE(26) + header.readUInt16LE(28),
      })
      at += 46 + nameLength + extraLength + noteLength
    }
    return entries
  } finally {
    closeSync(file)
  }
}
