import type { Database } from 'better-sqlite3'
import { isKindName, type KindName } from '#shared/domain/records/kinds.ts'
import { confidentialities } from '#shared/domain/records/options.ts'
import { roleMay, type SessionRole } from '#shared/domain/roles/roles.ts'
import {
  type ForSharing,
  mayReceive,
  mayReceiveField,
  maySee,
  type SharedKinds,
} from '#shared/domain/session/sharing.ts'
import { mayShow } from '#shared/domain/voice/may-show.ts'
import type { Entry } from '../../../changes/entries.ts'
import { prepared } from '../../../storage/prepared.ts'
import { recordsRepository } from '../../records/repository.ts'
import { voicesRepository } from '../../voices/repository.ts'

/** Someone to whom records are told. */
export type Reader = {
  readonly role: SessionRole
  readonly share: SharedKinds
  /** Records whose text is shared. */
  readonly owners: ReadonlySet<string>
  /** Looks after the same workspace on another computer: everything is theirs already. */
  readonly full: boolean
  /** Whether a record is of what the session is about. */
  readonly isOfSpace: (record: string) => boolean
  /** They were given this record before. */
  readonly holdsRecord: (record: string) => boolean
  readonly today: string
}

/** `since`: the stamp at which the record was opened to them; what was said of it before stays closed. */
type Verdict = { readonly may: boolean; readonly since: string }
const no: Verdict = { may: false, since: '' }
const yes: Verdict = { may: true, since: '' }

const isConfidentiality = (value: unknown): value is NonNullable<ForSharing['confidentiality']> =>
  confidentialities.some((one) => one.value === value)

export type Visibility = {
  /** Whether an entry may be told. */
  entry(entry: Entry): boolean
  /** Whether a record may. */
  record(kind: KindName, id: string): boolean
}

/**
 * What of the log someone may be told, as things stand: made anew for each telling, since what is shared, agreed and
 * confidential changes. Each record is judged once.
 */
export function visibilityFor(db: Database, reader: Reader): Visibility {
  const records = recordsRepository(db)
  const verdicts = new Map<string, Verdict>()
  const aside = new Set(
    prepared<[], { seat: string }>(db, "SELECT device || '/' || seq AS seat FROM change_set_aside")
      .all()
      .map(({ seat }) => seat),
  )

  const judge = (kind: KindName, id: string): Verdict => {
    if (kind === 'link') return judgeLink(id)
    if (!reader.isOfSpace(id)) return no
    const simple = (more: Partial<ForSharing> = {}): Verdict =>
      mayReceive(reader.role, reader.share, { kind, isOwner: reader.owners.has(id), ...more }) ? yes : no
    switch (kind) {
      case 'evidence':
        return judgeEvidence(kind, id)
      case 'excerpt': {
        const evidence = records.get('excerpt', id)?.facts.evidence
        return evidence === undefined ? no : judgeEvidence(kind, evidence)
      }
      case 'voice':
        return judgeVoice(kind, id)
      case 'consent':
      case 'quote': {
        const voice = records.get(kind, id)?.facts.voice
        return voice === undefined ? no : judgeVoice(kind, voice)
      }
      default:
        return simple()
    }
  }

  const judgeEvidence = (kind: 'evidence' | 'excerpt', evidence: string): Verdict => {
    const confidentiality = records.get('evidence', evidence)?.facts.confidentiality
    if (!mayReceive(reader.role, reader.share, { kind, confidentiality })) return no
    return { may: true, since: openedAt(evidence) }
  }

  /** The last time evidence was opened to this reader; empty where it always was. */
  const openedAt = (evidence: string): string =>
    prepared<[string], { hlc: string; was: string | null; value: string | null }>(
      db,
      "SELECT hlc, value, was FROM change WHERE record = ? AND field = 'confidentiality' ORDER BY hlc",
    )
      .all(evidence)
      .reduce((since, { hlc, value, was }) => {
        const isClosed = [value, was].some((json) => {
          const said: unknown = json === null ? null : JSON.parse(json)
          return isConfidentiality(said) && !maySee(reader.role, said)
        })
        return isClosed ? hlc : since
      }, '')

  /** Where the words may be theirs; and where they once were, so that a change of mind reaches whoever has them. */
  const judgeVoice = (kind: KindName, id: string): Verdict => {
    const voice = voicesRepository(db).forShowing(id)
    if (voice === undefined || !roleMay(reader.role, 'read')) return no
    if (reader.holdsRecord(id)) return yes
    const wordsMayShow = mayShow(voice, { kind: 'person', role: reader.role }, 'session', reader.today).show
    return mayReceive(reader.role, reader.share, { kind, wordsMayShow }) ? yes : no
  }

  const judgeLink = (id: string): Verdict => {
    const link = records.get('link', id)?.facts
    if (link === undefined || !isKindName(link.from_kind) || !isKindName(link.to_kind)) return no
    const ends = [verdictOn(link.from_kind, link.from_id).may, verdictOn(link.to_kind, link.to_id).may] as const
    return mayReceive(reader.role, reader.share, { kind: 'link', ends }) ? yes : no
  }

  const verdictOn = (kind: KindName, id: string): Verdict => {
    const known = verdicts.get(id)
    if (known) return known
    // A link whose end is itself finds no way in.
    verdicts.set(id, no)
    const verdict = judge(kind, id)
    verdicts.set(id, verdict)
    return verdict
  }

  return {
    entry({ kind, record, field, hlc, device, seq }) {
      if (!isKindName(kind) || aside.has(`${device}/${seq}`)) return false
      if (reader.full) return true
      const verdict = verdictOn(kind, record)
      return verdict.may && hlc > verdict.since && mayReceiveField(reader.role, kind, field)
    },
    record: (kind, id) => reader.full || verdictOn(kind, id).may,
  }
}

/** Records whose sharing hangs on these, together with them. */
export function withDependents(db: Database, touched: ReadonlySet<string>): Set<string> {
  const all = new Set(touched)
  const ask = prepared<[{ id: string }], { id: string }>(
    db,
    `SELECT id FROM link WHERE from_id = @id AND deleted_at IS NULL
     UNION SELECT id FROM link WHERE to_id = @id AND deleted_at IS NULL
     UNION SELECT id FROM excerpt WHERE evidence = @id AND deleted_at IS NULL
     UNION SELECT id FROM consent WHERE voice = @id AND deleted_at IS NULL
     UNION SELECT id FROM quote WHERE voice = @id AND deleted_at IS NULL
     UNION SELECT voice FROM consent WHERE id = @id`,
  )
  // Twice: a consent leads to its voice, and the voice to its quotes; an excerpt to its links.
  for (let round = 0; round < 2; round++)
    for (const id of [...all]) for (const found of ask.all({ id })) all.add(found.id)
  return all
}
