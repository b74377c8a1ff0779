import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { pictureOpenWindows } from '../harness/app.ts'
import { evidence, opensOn, question, said, tellMainJob, written } from '../harness/story.ts'

test('two people on two computers go from evidence to a consultation draft, and lose nothing @packaged', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearings-job-'))
  const papers = join(folder, 'papers')
  try {
    await tellMainJob({ folder, papers, step: (title, work) => test.step(title, () => work().catch(lastSeen)) })
    await test.step('other programs read the papers, with words typed in both windows', () => {
      const files = readdirSync(papers).sort()
      expect(files.map((file) => file.split('.').at(-1))).toEqual(['docx', 'html', 'pdf'])
      const [docx = '', html = '', pdf = ''] = files.map((file) => join(papers, file))
      for (const text of [
        execFileSync('pandoc', ['--to', 'plain', '--wrap', 'none', docx], { encoding: 'utf8' }),
        readFileSync(html, 'utf8'),
        execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' '),
      ])
        for (const words of [...Object.values(written), question, said, evidence, opensOn])
          expect(text).toContain(words)
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

async function lastSeen(error: unknown): Promise<never> {
  await pictureOpenWindows((name) => test.info().outputPath(`${name}.png`))
  throw error
}
