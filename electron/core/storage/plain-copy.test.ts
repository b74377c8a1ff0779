import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { picture, put, within, workspaceFile } from '#tests/harness/workspace-files.ts'
import { plainCopy } from './plain-copy.ts'

test('a plain copy has nobody’s own notes, and nothing of a session that goes on', async () => {
  const { file, key, folder } = await workspaceFile()
  const out = join(folder, 'audit.sqlite')
  const secrets = [
    'a note to oneself',
    'an answer not looked at',
    'an answer on its way',
    'secret of an invitation',
    'an answer given',
    'secret of a seat',
  ]
  await within(file, key, async (db) => {
    const [note, answer, onItsWay, secret, given, seat] = secrets
    db.prepare('INSERT INTO private_note VALUES (?, ?, 1)').run('s', note)
    db.prepare('INSERT INTO room VALUES (?, 1, ?)').run('s', JSON.stringify(answer))
    db.prepare('INSERT INTO room_outbox VALUES (?, ?, 1, ?)').run('i', 's', JSON.stringify(onItsWay))
    db.prepare("INSERT INTO held_session VALUES ('s', 'host', '{}', 1, NULL)").run()
    db.prepare("INSERT INTO session_invitation VALUES ('i', 's', ?, 'p', 'Una', 'member', 9, NULL, NULL)").run(
      Buffer.from(secret ?? ''),
    )
    db.prepare('INSERT INTO room_given VALUES (?, 1, ?)').run('s', JSON.stringify(given))
    db.prepare('INSERT INTO session_seat VALUES (?, ?, 1)').run('s', JSON.stringify(seat))
    await plainCopy(db, key, out)
  })
  const bytes = readFileSync(out)
  for (const secret of secrets) expect(bytes.includes(Buffer.from(secret))).toBe(false)
})

test('a plain copy opens anywhere without a key, and has neither what voices said nor the key to it', async () => {
  const { file, key, folder } = await workspaceFile()
  const out = join(folder, 'audit.sqlite')
  const sealed = Buffer.from('sealed words of a voice')
  const voiceKey = 'c0ffee'.repeat(10)
  await within(file, key, async (db) => {
    put(db, 'a', 'a fact for the auditor')
    put(db, 'voice_key', voiceKey)
    db.prepare('INSERT INTO voice_words VALUES (?, ?, ?)').run('v', Buffer.from('wrapped key of a voice'), sealed)
    expect(await plainCopy(db, key, out)).toBe(readFileSync(out).length)
    expect(db.prepare('SELECT count(*) AS n FROM voice_words').get()).toEqual({ n: 1 })
    await expect(plainCopy(db, key, out)).rejects.toMatchObject({ code: 'workspace/exists' })
  })
  expect(Object.keys(picture(folder)).sort()).toEqual(['audit.sqlite', 'group.hearings'])
  const plain = new Sqlite(out, { readonly: true })
  expect(plain.prepare("SELECT value FROM setting WHERE name = 'a'").get()).toEqual({ value: 'a fact for the auditor' })
  expect(plain.prepare('SELECT count(*) AS n FROM voice_words').get()).toEqual({ n: 0 })
  expect(plain.pragma('integrity_check', { simple: true })).toBe('ok')
  plain.close()
  const bytes = readFileSync(out)
  expect(bytes.includes(Buffer.from('a fact for the auditor'))).toBe(true)
  for (const secret of [sealed, Buffer.from('wrapped key of a voice'), Buffer.from(voiceKey)])
    expect(bytes.includes(secret)).toBe(false)
})
