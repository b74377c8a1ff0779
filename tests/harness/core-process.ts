/** Run as a process of its own: a core with its workspace, which does as it is told until it is killed. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '#shared/rpc/errors.ts'
import { PASSPHRASE, startTestCore } from './core.ts'

const [folder = '', name = ''] = process.argv.slice(2)
const file = join(folder, 'group.hearings')
const { client } = startTestCore({ folder })
const call = (name: string, input: unknown) => client.call(name as 'session.state', input as undefined)

process.on('message', async (asked: { id: number; name: string; input: unknown }) => {
  try {
    process.send?.({ id: asked.id, answer: await call(asked.name, asked.input) })
  } catch (error) {
    process.send?.({ id: asked.id, refused: error instanceof Refusal ? error.code : String(error) })
  }
})
process.once('disconnect', () => process.exit())
if (existsSync(file))
  await call('workspace.open', { file, secret: { by: 'passphrase', passphrase: PASSPHRASE }, remember: false })
else await call('workspace.create', { file, passphrase: PASSPHRASE, starter: 'empty', me: { name, role: 'chair' } })
process.send?.({ id: 0 })
