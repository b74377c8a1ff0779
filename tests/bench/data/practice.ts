import { startTestCore } from '#tests/harness/core.ts'
import { asUpdate, longProposal } from './long-proposal.ts'

/** The title of the proposal that `practiceWith` adds. */
export const TITLE = 'A long proposal for measuring'

/**
 * Makes, in the folder of an app that was never started, the practice workspace with which it will begin, and adds a
 * seeded proposal of some pages. Gives the text of it.
 */
export async function practiceWith(pages: number, folder: string): Promise<Uint8Array> {
  await using core = startTestCore({ folder, profile: 'maker' })
  const { client } = core
  await client.call('workspace.openStarter', undefined)
  const evidence: string[] = []
  for (let at = 1; at <= 20; at++) {
    const { id } = await client.call('record.create', { kind: 'evidence', facts: { title: `Report number ${at}` } })
    evidence.push(id)
  }
  const { id } = await client.call('record.create', { kind: 'proposal', facts: { title: TITLE } })
  const { epoch } = await client.call('document.open', { id })
  const update = asUpdate(longProposal(pages, evidence))
  await client.call('document.append', { id, epoch, update, origin: 'bench' })
  await client.call('workspace.close', undefined)
  return update
}
