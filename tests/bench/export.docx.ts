import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { renderDocx } from '#core/export/docx.ts'
import { renderHtml } from '#core/export/html.ts'
import { type Bench, median, ratioFigure, timed } from './bench.ts'
import { longPublication } from './data/long-publication.ts'

const PAGES = 100
const ROUNDS = 9

/**
 * A paper of 100 pages made into a Word file on disk, as the running app does it, beside pandoc making one of the
 * same paper from its web page. Pandoc's time has its start in it, a tenth of a second; ours does not.
 */
export const bench: Bench = {
  name: 'export.docx',
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hearings-bench-'))
    try {
      const paper = longPublication(PAGES)
      const page = join(folder, 'paper.html')
      writeFileSync(page, renderHtml(paper))
      const pandoc = () => {
        const { status, error } = spawnSync('pandoc', ['--toc', page, '-o', join(folder, 'pandoc.docx')])
        if (status !== 0) throw new Error('pandoc did not make the file', { cause: error })
      }
      const ours: number[] = []
      const theirs: number[] = []
      await renderDocx(longPublication(5))
      for (let round = 0; round < ROUNDS; round++) {
        ours.push(await timed(async () => writeFileSync(join(folder, 'ours.docx'), await renderDocx(paper))))
        theirs.push(await timed(pandoc))
      }
      return ratioFigure('export.docx', 'ms', median(ours), 'pandoc', median(theirs), 0.5)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
