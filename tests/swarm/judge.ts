import type { Account } from './peer.ts'

export type Verdict = { readonly ok: boolean; readonly complaints: readonly string[] }

/** Whether everyone ends with the same, and nothing that was kept is lost. An empty list of complaints is a pass. */
export function judge(accounts: readonly Account[]): Verdict {
  const complaints: string[] = []
  const [first] = accounts
  if (first === undefined) return { ok: false, complaints: ['nobody took part'] }
  const words = Object.values(first.standing).flat()
  const standing = new Set(words)
  for (const account of accounts) {
    for (const [document, digest] of Object.entries(first.texts))
      if (account.texts[document] !== digest)
        complaints.push(`${account.name} holds another text of ${document} than ${first.name}`)
    const out = new Set([...account.takenOut, ...account.inDoubt])
    const lost = account.kept.filter((word) => !out.has(word) && !standing.has(word))
    if (lost.length > 0) complaints.push(`${lost.length} kept words of ${account.name} are lost, such as ${lost[0]}`)
    const back = account.takenOut.filter((word) => standing.has(word))
    if (back.length > 0)
      complaints.push(`${back.length} words that ${account.name} took out are back, such as ${back[0]}`)
    const missing = account.actionsKept.filter((action) => !first.actions.includes(action))
    if (missing.length > 0)
      complaints.push(`${missing.length} actions of ${account.name} are lost, such as ${missing[0]}`)
    if (JSON.stringify(account.actions) !== JSON.stringify(first.actions))
      complaints.push(`${account.name} has ${account.actions.length} actions and ${first.name} ${first.actions.length}`)
  }
  const doubled = words.length - standing.size
  if (doubled > 0) complaints.push(`${doubled} words stand twice`)
  return { ok: complaints.length === 0, complaints }
}

/** Whether a poll counted each voter once: as many answers as people who gave one, and ballots that add up to the tally. */
export function judgePoll(poll: {
  readonly round: string
  readonly tally: number
  readonly voters: number
  readonly ballots: number
}): readonly string[] {
  const complaints: string[] = []
  if (poll.tally !== poll.voters)
    complaints.push(`round ${poll.round} counts ${poll.tally} answers of ${poll.voters} people`)
  if (poll.ballots !== poll.tally)
    complaints.push(`round ${poll.round} keeps ${poll.ballots} ballots for ${poll.tally} answers`)
  return complaints
}
