import type { FactsOf, KindName } from '../records/kinds.ts'
import { roleMay, type SessionRole } from '../roles/roles.ts'

/** Groups of kinds that a chair can share; `voices` are shared by a switch of their own. */
export type ShareableGroup = 'inquiry' | 'evidence' | 'proposals' | 'sessions' | 'group' | 'consultation'
export type SharedKinds = { readonly records: readonly ShareableGroup[]; readonly voices: boolean }

type Confidentiality = FactsOf<'evidence'>['confidentiality']

/** The law and the rights are read beside evidence and beside proposals; they come with either. */
const groups: Readonly<Record<ShareableGroup, readonly KindName[]>> = {
  inquiry: ['area', 'commitment', 'issue', 'milestone'],
  evidence: ['evidence', 'excerpt', 'provision', 'right'],
  proposals: ['proposal', 'effect', 'provision', 'right', 'test', 'language_rule'],
  sessions: [
    'workshop',
    'agenda_item',
    'attendance',
    'activity',
    'ballot',
    'cluster',
    'card',
    'parked_item',
    'decision',
    'action',
  ],
  group: ['programme', 'organisation', 'person', 'membership', 'method'],
  consultation: ['consultation', 'topic', 'question', 'export_record'],
}

const voiceKinds: ReadonlySet<KindName> = new Set(['voice', 'consent', 'quote'])

/** The kinds of a group. */
export const kindsOf = (group: ShareableGroup): readonly KindName[] => groups[group]

/** Whether records of a kind are among what is shared. Links are wherever both their ends are. */
export function isShared(kind: KindName, share: SharedKinds): boolean {
  if (kind === 'link') return true
  if (voiceKinds.has(kind)) return share.voices
  return share.records.some((group) => groups[group].includes(kind))
}

/** Whether the session has a say in records of a kind, or in this one because its text is shared. */
export const isAmong = (
  { share, documents }: { readonly share: SharedKinds; readonly documents: readonly { readonly id: string }[] },
  kind: KindName,
  id: string,
): boolean => isShared(kind, share) || documents.some((document) => document.id === id)

/** The two roles that look after everything the group holds. */
export const looksAfterAll = (role: SessionRole): boolean => role === 'chair' || role === 'secretariat'

/** Whether what someone receives in a session goes from their workspace when it is over. */
export const isLent = (share: { readonly keep: boolean }, role: SessionRole): boolean =>
  !share.keep && roleMay(role, 'read') && !looksAfterAll(role)

/** What the rule needs to know of a record besides its kind; each where the kind has it. */
export type ForSharing = {
  readonly kind: KindName
  /** A text of this record is shared, so the record itself is. */
  readonly isOwner?: boolean
  /** Of evidence, or of the evidence that an excerpt is from; undefined where that is not known. */
  readonly confidentiality?: Confidentiality | undefined
  /** Of a link: whether the reader may receive what it joins. */
  readonly ends?: readonly [boolean, boolean]
  /** Of a voice, and what was agreed and quoted of it: whether `mayShow` lets this reader have its words in a session. */
  readonly wordsMayShow?: boolean
}

/** Whether someone may see evidence of this confidentiality. */
export function maySee(role: SessionRole, confidentiality: Confidentiality): boolean {
  if (!roleMay(role, 'read')) return false
  if (confidentiality === 'public') return true
  return confidentiality === 'group' ? role !== 'observer' : looksAfterAll(role)
}

/**
 * Whether a record may be told to someone in a session. Guests come to take part and receive none; everyone else
 * what is shared, as far as it is not confidential for them. What is not known well enough to say is withheld.
 */
export function mayReceive(role: SessionRole, share: SharedKinds, record: ForSharing): boolean {
  if (!roleMay(role, 'read')) return false
  const { kind } = record
  if (kind === 'link') return record.ends?.every((isTold) => isTold) === true
  if (!isShared(kind, share) && record.isOwner !== true) return false
  if (kind === 'evidence' || kind === 'excerpt')
    return record.confidentiality !== undefined && maySee(role, record.confidentiality)
  if (voiceKinds.has(kind)) return looksAfterAll(role) || record.wordsMayShow === true
  return true
}

const personal: Partial<Record<KindName, readonly string[]>> = {
  attendance: ['note'],
  voice: ['support', 'told_back'],
}

/** Whether one field of a record that someone may receive is for them too. */
export function mayReceiveField(role: SessionRole, kind: KindName, field: string): boolean {
  if (looksAfterAll(role)) return true
  if (kind === 'person' && field === 'contact') return role !== 'observer'
  if (kind === 'workshop' && field === 'safety_plan') return roleMay(role, 'run')
  return personal[kind]?.includes(field) !== true
}

/** What only those who run a session write: what came of it, and its plan. */
const ofThoseWhoRun: ReadonlySet<KindName> = new Set([
  'programme',
  'workshop',
  'agenda_item',
  'attendance',
  'activity',
  'ballot',
  'cluster',
  'card',
  'decision',
  'export_record',
])

/**
 * Whether someone may change records of a kind in a session, as far as they receive them. What a child agreed to and who
 * belongs to the group is the secretariat's to write; so is how confidential something is. Who may erase is the same.
 */
export function mayChange(role: SessionRole, kind: KindName, field?: string): boolean {
  if (!roleMay(role, 'change')) return false
  if (looksAfterAll(role)) return true
  if (voiceKinds.has(kind) || kind === 'membership') return false
  if (kind === 'evidence' && field === 'confidentiality') return false
  if (field === '*erased') return false
  return !ofThoseWhoRun.has(kind) || roleMay(role, 'run')
}

/**
 * Whether someone may delete a record of the session, or bring it back. Who tidies a workspace of their own does not mean
 * everyone's: so only what one began oneself, or in the part of someone who runs it.
 */
export const mayDelete = (role: SessionRole, kind: KindName, beganIt: boolean): boolean =>
  mayChange(role, kind) && (beganIt || roleMay(role, 'run'))

/** What one's part in a session leaves to do with one record, and what may be begun as a part of it. */
export type PartInRecord = {
  readonly change: (field?: string) => boolean
  readonly remove: boolean
  readonly begin: (kind: KindName) => boolean
}

/** Of what no session has a say in, everything. */
export const wholePart: PartInRecord = { change: () => true, remove: true, begin: () => true }

/** The part somebody has in a record that the session shares. */
export const partIn = (role: SessionRole, share: SharedKinds, kind: KindName, beganIt: boolean): PartInRecord => ({
  change: (field) => mayChange(role, kind, field),
  remove: mayDelete(role, kind, beganIt),
  begin: (other) => !isShared(other, share) || mayChange(role, other),
})

const breadth: Readonly<Record<Confidentiality, number>> = { restricted: 0, group: 1, public: 2 }

/** Whether evidence becomes readable to more people by this change. */
export const opens = (before: Confidentiality, after: Confidentiality): boolean => breadth[after] > breadth[before]
