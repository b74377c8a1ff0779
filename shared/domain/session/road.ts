/** The road a text takes to the others: from page to page, or by way of the host's computer. */
export type Road = 'direct' | 'hub'

/** Everyone is connected with everyone in a mesh, so every key goes to each: above this many it is slower than a hub. */
export const LARGEST_MESH = 12
/** A room that outgrew its mesh goes back only when it is clearly smaller, so that one who comes and goes changes nothing. */
const SMALL_AGAIN = 10
/** Milliseconds that a line has to open before the hub takes over, and that all are open before it hands back. */
export const PATIENCE = 5000
export const SETTLED = 2000

export type Roads = {
  readonly road: Road
  /** Whether direct lines are held and sought at all. */
  readonly mesh: boolean
}

export type RoadFacts = {
  /** What one's role allows. */
  readonly mayEdit: boolean
  /** People in the session now whose role allows it, oneself among them. */
  readonly editorsHere: number
  /** Pages of others that have this text open, and how many of them a direct line leads to. */
  readonly pagesHere: number
  readonly connectedDirectly: number
  /** Milliseconds since it last changed whether a direct line leads to every one of them. */
  readonly sinceMs: number
}

export const isEveryoneDirect = ({
  pagesHere,
  connectedDirectly,
}: Pick<RoadFacts, 'pagesHere' | 'connectedDirectly'>) => connectedDirectly >= pagesHere

/**
 * Directly wherever that reaches everyone who has the text open. Who may not edit is outside the mesh, because a mesh
 * cannot refuse an edit. While only some lines are missing both roads are taken.
 */
export function roadsFor(facts: RoadFacts, was: Roads): Roads {
  const mesh = facts.mayEdit && facts.editorsHere <= (was.mesh ? LARGEST_MESH : SMALL_AGAIN)
  return { mesh, road: mesh ? roadFor(facts, was.road) : 'hub' }
}

function roadFor(facts: RoadFacts, was: Road): Road {
  const next = isEveryoneDirect(facts) ? 'direct' : 'hub'
  if (next === was) return was
  return facts.sinceMs >= (next === 'hub' ? PATIENCE : SETTLED) ? next : was
}
