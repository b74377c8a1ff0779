import { anyMethod } from '../methods/index.ts'
import { Block } from './shapes.ts'

export const MOST_BLOCKS = 100

/** The facts of a planned block that the room needs, with the ids of the proposals it opens. */
export type PlannedFacts = Omit<Block, 'settings' | 'documents'> & {
  readonly position: number
  readonly proposals: readonly string[]
  /** JSON, or empty: as the method comes. */
  readonly settings: string
}

/** A block with settings that its method understands, or as it comes. */
export function withSettings(block: Omit<Block, 'settings'>, settings: unknown): Block {
  const method = anyMethod(block.method)
  const parsed = method.settings.safeParse(settings)
  const use = parsed.success ? parsed.data : method.usual
  if (block.method !== 'drafting') return { ...block, settings: use }
  // A block that opens a proposal drafts it, unless its set-up says another.
  const { proposal } = use as { proposal: string | null }
  return { ...block, settings: { proposal: proposal ?? block.documents[0] ?? null } }
}

/** The agenda as the room holds it, in its order. What a record says too long is cut, not refused: the session begins. */
export const planOf = (planned: readonly PlannedFacts[]): Block[] =>
  [...planned]
    .sort((one, other) => one.position - other.position)
    .map(({ position: _, proposals, settings, ...facts }) => {
      const block = { ...facts, minutes: Math.min(600, Math.max(1, facts.minutes)), documents: [...proposals] }
      return Block.parse(withSettings(block, readJson(settings)))
    })

/** What a session without a plan does: write. */
export const draftingBlock = (id: string, documents: readonly string[]): Block =>
  withSettings(
    {
      id,
      title: 'Writing together',
      method: 'drafting',
      question: '',
      minutes: 60,
      lead: '',
      materials: '',
      documents: documents.slice(0, 100),
    },
    undefined,
  )

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
