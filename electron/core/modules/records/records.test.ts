import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { beforeAnyoneSays } from '#shared/domain/records/field.ts'
import { fieldsOf, type KindName, kindNames, kinds } from '#shared/domain/records/kinds.ts'
import { fillBody } from '#shared/ydoc/fill.ts'
import { fromStarter } from '#shared/ydoc/origins.ts'
import { startWithWorkspace } from '#tests/harness/core.ts'

type Running = Awaited<ReturnType<typeof startWithWorkspace>>
const guarded: readonly KindName[] = ['voice', 'consent', 'quote', 'export_record', 'link']

/** Facts enough for a record of any kind, making what it must point to. */
async function factsFor(client: Running['client'], kind: KindName): Promise<Record<string, string | number>> {
  const facts: Record<string, string | number> = {}
  for (const [name, field] of Object.entries(fieldsOf(kind))) {
    if (field.type === 'ref' && field.absent === null)
      facts[name] = (
        await client.call('record.create', {
          kind: field.to as KindName,
          facts: await factsFor(client, field.to as KindName),
        })
      ).id
    else if (beforeAnyoneSays(field) === undefined)
      facts[name] = field.type === 'day' ? '2026-01-10' : `Some ${field.label.toLowerCase()}`
  }
  return facts
}

test.each(kindNames.filter((kind) => !guarded.includes(kind)))(
  'a %s is made, listed, changed, found, deleted and brought back',
  async (kind) => {
    await using core = await startWithWorkspace()
    const { client } = core
    const made = await client.call('record.create', { kind, facts: await factsFor(client, kind) })
    const { rows, total } = await client.call('record.rows', { kind })
    expect(rows.map((row) => row.id)).toContain(made.id)
    expect(total).toBe(rows.length)
    const [name] =
      Object.entries(fieldsOf(kind)).find(([, field]) => field.type === 'line' || field.type === 'text') ?? []
    if (name === undefined) throw new Error(`${kind} has no words`)
    const changed = await client.call('record.update', { kind, id: made.id, facts: { [name]: 'Quillwort meadow' } })
    expect(changed.revision).toBe(2)
    const { hits } = await client.call('search.find', { text: 'quillwort ' })
    expect(hits.map((hit) => hit.id)).toEqual(
      (kinds[kind].searched as readonly string[]).includes(name) ? [made.id] : [],
    )
    await client.call('record.delete', { kind, id: made.id })
    expect((await client.call('record.rows', { kind })).total).toBe(total - 1)
    expect((await client.call('search.find', { text: 'quillwort ' })).hits).toEqual([])
    await client.call('change.undo', undefined)
    expect((await client.call('record.get', { kind, id: made.id })).deleted_at).toBeNull()
    const history = await client.call('record.history', { kind, id: made.id })
    expect(history.map((entry) => entry.what)).toEqual(['restored', 'deleted', 'changed', 'created'])
    expect((await client.run('workspace.verify', undefined, {})).ok).toBe(true)
  },
)

test('an earlier state is restored as a new change', async () => {
  await using core = await startWithWorkspace()
  const { client } = core
  const area = await client.call('record.create', { kind: 'area', facts: { name: 'Getting ready' } })
  await client.call('record.update', { kind: 'area', id: area.id, facts: { name: 'Something else' } })
  const first = (await client.call('record.history', { kind: 'area', id: area.id })).at(-1)
  const restored = await client.call('record.restore', { kind: 'area', id: area.id, batch: first?.batch ?? '' })
  expect(restored.facts).toMatchObject({ name: 'Getting ready' })
  expect(restored.revision).toBe(3)
})

test('a record cannot vanish under a link: deleting says what refers to it, and leaves a marker', async () => {
  await using core = await startWithWorkspace()
  const { client } = core
  const area = await client.call('record.create', { kind: 'area', facts: { name: 'Getting ready' } })
  const evidence = await client.call('record.create', { kind: 'evidence', facts: { title: 'A report' } })
  await client.call('record.create', { kind: 'commitment', facts: { area: area.id, what: 'A visit' } })
  await client.call('record.create', {
    kind: 'link',
    facts: { from_kind: 'evidence', from_id: evidence.id, relation: 'supports', to_kind: 'area', to_id: area.id },
  })
  await expect(client.call('record.delete', { kind: 'area', id: area.id })).rejects.toMatchObject({
    code: 'record/referred-to',
    values: { referrers: '1 commitment, 1 link' },
  })
  expect(await client.call('record.links', { kind: 'evidence', id: evidence.id })).toMatchObject([
    { relation: 'supports', title: 'Getting ready', deleted: false },
  ])
  expect(await client.call('record.links', { kind: 'area', id: area.id })).toMatchObject([
    { relation: 'is supported by', title: 'A report' },
    { relation: 'commitment', title: 'A visit' },
  ])
  await client.call('record.delete', { kind: 'area', id: area.id, evenIfReferredTo: true })
  expect(await client.call('record.links', { kind: 'evidence', id: evidence.id })).toMatchObject([
    { title: 'Getting ready', deleted: true },
  ])
})

test('writing over what someone changed meanwhile is refused, and only where it is the same field', async () => {
  await using core = await startWithWorkspace()
  const { client } = core
  const { id, revision } = await client.call('record.create', { kind: 'person', facts: { name: 'Idris' } })
  await client.call('record.update', { kind: 'person', id, facts: { name: 'Idris M' }, revision })
  await expect(
    client.call('record.update', { kind: 'person', id, facts: { name: 'Idris K' }, revision }),
  ).rejects.toMatchObject({ code: 'record/changed-meanwhile' })
  await expect(
    client.call('record.update', { kind: 'person', id, facts: { about: 'Advocate' }, revision }),
  ).resolves.toMatchObject({ revision: 3 })
})

test('proposals are numbered by the workspace', async () => {
  await using core = await startWithWorkspace()
  const numbers = []
  for (const title of ['One', 'Two', 'Three'])
    numbers.push(
      (await core.client.call('record.create', { kind: 'proposal', facts: { title } })).facts as { number: number },
    )
  expect(numbers.map(({ number }) => number)).toEqual([1, 2, 3])
})

test.each([
  [
    'a fact that is not one of its fields',
    { kind: 'area', facts: { name: 'A', colour: 'red' } },
    'there is no “colour”',
  ],
  ['a name left out', { kind: 'area', facts: {} }, 'name'],
  ['a day that is none', { kind: 'milestone', facts: { name: 'A', planned_start: '2026-02-30' } }, 'planned_start'],
  ['a choice that is not offered', { kind: 'area', facts: { name: 'A', assessment: 'splendid' } }, 'one of little'],
  ['a voice without its words', { kind: 'voice', facts: { reference: 'V-1' } }, 'words'],
] as const)('refuses %s, says where, and changes nothing', async (_, input, where) => {
  await using core = await startWithWorkspace()
  await expect(core.client.call('record.create', input as never)).rejects.toMatchObject({
    code: 'core/bad-input',
    values: { where: expect.stringContaining(where) },
  })
  expect((await core.client.call('record.rows', { kind: input.kind })).total).toBe(0)
})

test('refuses a reference to nothing', async () => {
  await using core = await startWithWorkspace()
  const nobody = '0190a000-0000-7000-8000-000000000001'
  await expect(
    core.client.call('record.create', { kind: 'commitment', facts: { area: nobody, what: 'A visit' } }),
  ).rejects.toMatchObject({ code: 'record/missing-reference' })
})

test('the short facts of a few records are asked for by their ids, unknown ones are left out', async () => {
  await using core = await startWithWorkspace()
  const { client } = core
  const [one, , three] = await Promise.all(
    ['A report', 'A plan', 'A letter'].map((title) =>
      client.call('record.create', { kind: 'evidence', facts: { title } }),
    ),
  )
  const ids = [three?.id ?? '', one?.id ?? '', '01890a5d-ac96-774b-bcce-b302099a8057']
  const { rows, total } = await client.call('record.rows', { kind: 'evidence', ids })
  expect(rows.map((row) => row.title)).toEqual(['A letter', 'A report'])
  expect(total).toBe(2)
  expect((await client.call('record.rows', { kind: 'evidence', ids: [] })).total).toBe(0)
})

test('evidence knows the proposals that cite it, and is not deleted under them unasked', async () => {
  await using core = await startWithWorkspace()
  const { client } = core
  const [evidence, proposal] = await Promise.all(
    (['evidence', 'proposal'] as const).map(async (kind) =>
      client.call('record.create', { kind, facts: await factsFor(client, kind) }),
    ),
  )
  if (evidence === undefined || proposal === undefined) throw new Error('two records were made')
  const cite = async (evidenceId: string) => {
    const doc = new Y.Doc()
    fillBody(doc, [{ paragraph: ['As was found', { evidenceId, locator: 'page 2' }] }], fromStarter)
    const { epoch } = await client.call('document.open', { id: proposal.id })
    const update = Y.encodeStateAsUpdate(doc)
    await client.call('document.append', { id: proposal.id, epoch, update, origin: 'test' })
  }
  expect(await client.call('record.links', { kind: 'evidence', id: evidence.id })).toEqual([])
  await cite(evidence.id)
  expect(await client.call('record.links', { kind: 'evidence', id: evidence.id })).toMatchObject([
    { kind: 'proposal', id: proposal.id, relation: 'cites it in its text', link: null, deleted: false },
  ])
  await expect(client.call('record.delete', { kind: 'evidence', id: evidence.id })).rejects.toMatchObject({
    code: 'record/referred-to',
  })
  await client.call('record.delete', { kind: 'proposal', id: proposal.id, evenIfReferredTo: true })
  expect(await client.call('record.links', { kind: 'evidence', id: evidence.id })).toEqual([])
})
