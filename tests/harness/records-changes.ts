import type { Change } from '#core/changes/change-log.ts'
import { id } from './records-line.ts'

/** Changes to records, as short as tests want them. */
export const area = (n: number, name: string): Change => ({
  op: 'create',
  kind: 'area',
  id: id(n),
  facts: {
    ...{ number: n, name, inquiry_group: 'hearings', lead: null, required: '', heard: '', next_steps: '' },
    ...{ assessment: 'little', assessment_note: '' },
  },
})
export const commitment = (n: number, of: number, what: string): Change => ({
  op: 'create',
  kind: 'commitment',
  id: id(n),
  facts: { area: id(of), what, by_whom: '', due: null, done_on: null },
})
export const evidence = (n: number, title: string, confidentiality: string): Change => ({
  op: 'create',
  kind: 'evidence',
  id: id(n),
  facts: {
    ...{ title, evidence_kind: 'report', author: '', published: '', source: '', confidentiality, note: '' },
    body: `The text of ${title}`,
  },
})
export const person = (n: number, name: string): Change => ({
  op: 'create',
  kind: 'person',
  id: id(n),
  facts: { name, contact: 'heatherbank 12', about: '' },
})
export const decision = (n: number, title: string): Change => ({
  op: 'create',
  kind: 'decision',
  id: id(n),
  facts: {
    ...{ workshop: null, activity: null, decided_on: '2026-03-01', title, outcome: 'agreed', proposal: null },
    ...{ version: '', version_sha256: '', threshold: '', tally: '', dissent: '' },
  },
})
export const rename = (kind: 'area' | 'person', n: number, name: string): Change => ({
  op: 'update',
  kind,
  id: id(n),
  facts: { name },
})
export const said = (line: { said: Buffer[] }) => Buffer.concat(line.said).toString('utf8')
