import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import { newFactsSchema } from '#shared/domain/records/schema.ts'
import { tallyInWords, thresholdInWords } from '#shared/domain/session/tally.ts'
import type { workshopsContract } from '#shared/rpc/contract/workshops.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { Core } from '../../core.ts'
import { documentsOf } from '../documents/handlers.ts'
import { parseFacts } from '../records/handlers.ts'
import { workshopsRepository } from './repository.ts'

type ToRecord = z.output<(typeof workshopsContract)['decision.record']['input']>

const LONGEST_LABEL = 200

/**
 * Keeps a decision: the text it is about as it stands now, under a name and with its fingerprint; the threshold and
 * the tally as the activity left them; dissent as it was given. Refuses record/not-found for what it names.
 */
export function recordDecision(
  core: Core,
  { workshop, activity, proposal, title, outcome, dissent }: ToRecord,
): string {
  const { db, changes, me } = core.workspace()
  const repository = workshopsRepository(db)
  const session = workshop === null ? null : repository.one('workshop', workshop)
  const poll = activity === null ? null : repository.one('activity', activity)
  const about = proposal === null ? null : repository.one('proposal', proposal)
  if (session === undefined || poll === undefined || about === undefined) throw new Refusal('record/not-found')
  if (poll !== null && workshop !== null && poll.facts.workshop !== workshop) throw new Refusal('record/not-found')

  const version = about === null ? undefined : named(core, about.id, title)
  const id = uuidv7()
  const facts = parseFacts(newFactsSchema('decision'), {
    workshop: workshop ?? poll?.facts.workshop ?? null,
    activity,
    decided_on: poll === null ? heldOn(session?.facts.held_on, core.today()) : dayOf(poll.facts.ended_at),
    title,
    outcome,
    proposal,
    version: version?.version ?? '',
    version_sha256: version?.sha256 ?? '',
    threshold: (poll === null ? '' : thresholdInWords(poll.facts.method, poll.facts.settings)).slice(0, 300),
    tally: poll === null ? '' : tallyInWords(poll.facts.method, poll.facts.result),
    dissent,
  })
  changes.commit(me.name, [{ op: 'create', kind: 'decision', id, facts }], {
    label: `Recorded the decision “${title.length > 60 ? `${title.slice(0, 57)}…` : title}”`,
  })
  return id
}

/** Names the text of a proposal as it stands now. */
function named(core: Core, proposal: string, title: string) {
  const workspace = core.workspace()
  const label = `Decided: ${title}`
  const version = documentsOf(workspace).nameVersion(
    proposal,
    label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1)}…` : label,
    workspace.me.name,
    core.now(),
  )
  return workshopsRepository(workspace.db).version(version)
}

/** The day of a session that was, or today for one that is still to come. */
const heldOn = (held: string | undefined, today: string) => (held !== undefined && held < today ? held : today)

const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })
/** The day a moment falls on in Scotland. */
const dayOf = (moment: number) => london.format(moment)
