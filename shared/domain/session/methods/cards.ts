import type { Applied, Method, MinutesPart, Onlooker, Surroundings } from './method.ts'
import { isOnlooker } from './secret-poll.ts'
import { type ActionOf, type ResultOf, type SettingsOf, shapes, type ViewOf } from './shapes.ts'
import { roomFor, shuffled, takesPart } from './words.ts'

type Card = { readonly id: string; readonly words: string; readonly by: string; readonly cluster: string | null }
type Cluster = { readonly id: string; readonly name: string }
export type CardsState = {
  readonly phase: 'silent' | 'cluster' | 'over'
  readonly cards: readonly Card[]
  readonly clusters: readonly Cluster[]
}
type Settings = SettingsOf<'cards'>
type Action = ActionOf<'cards'>

const MOST_CLUSTERS = 60

const written = (state: CardsState, participant: string) => state.cards.filter(({ by }) => by === participant).length

/** In among the others, so that where it lies does not say when it came. */
function putIn(cards: readonly Card[], card: Card, random: () => number): Card[] {
  const at = Math.floor(random() * (cards.length + 1))
  return [...cards.slice(0, at), card, ...cards.slice(at)]
}

/** What people do with cards of their own. */
function withOwn(
  state: CardsState,
  action: Extract<Action, { do: 'write' | 'change' | 'remove' }>,
  participant: string,
  { most }: Settings,
  { id, random }: Surroundings,
): Applied<CardsState> {
  if (action.do === 'write') {
    if (written(state, participant) >= most || !roomFor(state.cards, action.words)) return { refused: 'too-many' }
    const card = { id: id(), words: action.words, by: participant, cluster: null }
    return { state: { ...state, cards: putIn(state.cards, card, random) } }
  }
  const card = state.cards.find((one) => one.id === action.card)
  // In silence another's card is not there at all: not even its id can be tried.
  if (card === undefined || (card.by !== participant && state.phase === 'silent')) return { refused: 'not-there' }
  if (card.by !== participant) return { refused: 'not-yours' }
  if (action.do === 'remove') {
    // Once everyone has read it, it belongs to what was said.
    if (state.phase !== 'silent') return { refused: 'not-now' }
    return { state: { ...state, cards: state.cards.filter((one) => one !== card) } }
  }
  const others = state.cards.filter((one) => one !== card)
  if (!roomFor(others, action.words)) return { refused: 'too-many' }
  return {
    state: { ...state, cards: state.cards.map((one) => (one === card ? { ...one, words: action.words } : one)) },
  }
}

/** What people do together once the cards lie open. */
function together(
  state: CardsState,
  action: Extract<Action, { do: 'move' | 'cluster' | 'rename' }>,
  { id }: Surroundings,
): Applied<CardsState> {
  if (state.phase !== 'cluster') return { refused: 'not-now' }
  const exists = (cluster: string | null) => cluster === null || state.clusters.some((one) => one.id === cluster)
  switch (action.do) {
    case 'move': {
      const there = state.cards.some((card) => card.id === action.card)
      if (!there || !exists(action.cluster)) return { refused: 'not-there' }
      const cards = state.cards.map((card) => (card.id === action.card ? { ...card, cluster: action.cluster } : card))
      return { state: { ...state, cards } }
    }
    case 'cluster':
      if (state.clusters.length >= MOST_CLUSTERS) return { refused: 'too-many' }
      return { state: { ...state, clusters: [...state.clusters, { id: id(), name: action.name }] } }
    case 'rename': {
      if (!exists(action.cluster)) return { refused: 'not-there' }
      const clusters = state.clusters.map((one) => (one.id === action.cluster ? { ...one, name: action.name } : one))
      return { state: { ...state, clusters } }
    }
  }
}

const seen = ({ phase, cards }: CardsState, onlooker: Onlooker) =>
  phase === 'silent' ? cards.filter(({ by }) => isOnlooker(onlooker, by)) : cards

const resultOf = ({ cards, clusters }: CardsState): ResultOf<'cards'> => ({
  clusters: clusters.map(({ id, name }) => ({
    name,
    cards: cards.filter(({ cluster }) => cluster === id).map(({ words }) => words),
  })),
  loose: cards.filter(({ cluster }) => cluster === null).map(({ words }) => words),
})

export const cards: Method<Settings, CardsState, Action, ViewOf<'cards'>, ResultOf<'cards'>> = {
  name: 'cards',
  purpose: 'Everyone writes in silence, then the cards are laid together and the clusters named.',
  howTo: 'Write one thought on each card. Nobody sees whose card is whose.',
  minutes: 20,
  ...shapes.cards,
  usual: { most: 10 },
  begin: () => ({ phase: 'silent', cards: [], clusters: [] }),
  apply(state, action, who, settings, surroundings) {
    if (action.do === 'go-on' && !who.runs) return { refused: 'only-who-runs' }
    if (state.phase === 'over') return { refused: 'not-now' }
    if (action.do === 'go-on') {
      if (state.phase === 'cluster') return { state: { ...state, phase: 'over' } }
      return { state: { ...state, phase: 'cluster', cards: shuffled(state.cards, surroundings.random) } }
    }
    if (action.do === 'move' || action.do === 'cluster' || action.do === 'rename') {
      if (!takesPart(who, surroundings) && !who.runs) return { refused: 'not-yours' }
      return together(state, action, surroundings)
    }
    if (!takesPart(who, surroundings)) return { refused: 'not-yours' }
    return withOwn(state, action, who.participant, settings, surroundings)
  },
  viewFor(state, onlooker, { most }) {
    const mine = onlooker.kind === 'person' ? written(state, onlooker.participant) : 0
    return {
      phase: state.phase,
      cards: seen(state, onlooker).map(({ id, words, by, cluster }) => ({
        id,
        words,
        cluster,
        mine: isOnlooker(onlooker, by),
      })),
      total: state.cards.length,
      left: Math.max(0, most - mine),
      clusters: [...state.clusters],
    }
  },
  resultOf,
  outcome: (state, _, { random }) => {
    const mixed = { ...state, cards: shuffled(state.cards, random) }
    return {
      result: resultOf(mixed),
      ballots: [],
      clusters: mixed.clusters,
      cards: mixed.cards.map(({ words, cluster }) => ({ words, cluster })),
    }
  },
  /** Clusters of one name become one. */
  gather(main, groups) {
    const all = [main, ...groups]
    const clusters: Cluster[] = []
    const became = new Map<string, string>()
    for (const cluster of all.flatMap((board) => board.clusters)) {
      const known = clusters.find(({ name }) => name.toLowerCase() === cluster.name.toLowerCase())
      became.set(cluster.id, known?.id ?? cluster.id)
      if (!known) clusters.push(cluster)
    }
    const together = all.flatMap((board) => board.cards)
    return {
      phase: 'cluster',
      clusters,
      cards: together.map((card) => ({ ...card, cluster: card.cluster && (became.get(card.cluster) ?? null) })),
    }
  },
  minutesOf: ({ clusters, loose }): MinutesPart[] => [
    ...clusters.flatMap(({ name, cards }): MinutesPart[] => [
      { kind: 'paragraph', words: name },
      ...(cards.length > 0 ? [{ kind: 'list' as const, items: cards }] : []),
    ]),
    ...(loose.length > 0
      ? [
          ...(clusters.length > 0 ? [{ kind: 'paragraph' as const, words: 'In no cluster:' }] : []),
          { kind: 'list' as const, items: loose },
        ]
      : []),
  ],
}
