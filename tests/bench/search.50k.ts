import { countSql, hitsSql } from '#core/modules/search/repository.ts'
import { matchExpression, termsOf } from '#core/modules/search/words.ts'
import { type Bench, median, ratioFigure, timed } from './bench.ts'
import { withEvidence } from './data/workspace.ts'

const queries = ['safeguarder ', 'child panel ', '“hearing child” ', 'reporter advocate fam', 'decision']

/** Searches asked through the contract, beside the same statements asked of the database directly. */
export const bench: Bench = {
  name: 'search.50k',
  run: () =>
    withEvidence(50_000, async ({ client, db }) => {
      const statements = new Map<string, { match: string; hits: ReturnType<typeof db.prepare> }>()
      const count = db.prepare(countSql)
      for (const query of queries) {
        const match = matchExpression(termsOf(query))
        const { n } = count.get({ match, limit: 5001 }) as { n: number }
        statements.set(query, { match, hits: db.prepare(hitsSql(n <= 5000, [])) })
      }
      const through: number[] = []
      const raw: number[] = []
      for (let round = 0; round < 25; round++)
        for (const query of queries) {
          const { match, hits } = statements.get(query) ?? { match: '', hits: count }
          raw.push(await timed(() => [count.get({ match, limit: 5001 }), hits.all({ match, limit: 51 * 3 })]))
          through.push(await timed(() => client.call('search.find', { text: query, limit: 50 })))
        }
      return ratioFigure('search.50k', 'ms', median(through), 'the raw statements', median(raw), 1.5)
    }),
}
