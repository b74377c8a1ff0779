import { expect, test } from 'vitest'
import { renderHtml } from '#core/export/html.ts'
import { buildPublication } from '#shared/publication/build.ts'
import { examplePaper } from './example-paper.ts'

/** The whole page, to be read in review when it changes: `npx vitest run tests/golden -u` writes it anew. */
test('the example paper as a web page is as it was agreed', async () => {
  await expect(renderHtml(buildPublication(examplePaper).publication)).toMatchFileSnapshot('example-paper.html')
})
