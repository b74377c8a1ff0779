import { readdirSync } from 'node:fs'
import type { Bench, Figure } from './bench.ts'

/** Runs the benches named, or all; prints a line each, or one JSON document with --json. Exit code 1 where a bar is not met. */
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const asJson = process.argv.includes('--json')

const files = readdirSync(import.meta.dirname).filter((file) => /^[a-z]+\.[a-z0-9]+\.ts$/.test(file))
const unknown = wanted.filter((name) => !files.includes(`${name}.ts`))
if (unknown.length > 0) {
  process.stderr.write(
    `There is no bench called ${unknown.join(', ')}. There are: ${files.map((file) => file.slice(0, -3)).join(', ')}.\n`,
  )
  process.exit(2)
}

const figures: Figure[] = []
for (const file of files.filter((one) => wanted.length === 0 || wanted.includes(one.slice(0, -3)))) {
  const { bench } = (await import(`./${file}`)) as { bench: Bench }
  for (const figure of [await bench.run()].flat()) {
    figures.push(figure)
    if (!asJson) process.stdout.write(`${line(figure)}\n`)
  }
}
if (asJson) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
process.exit(figures.every(({ ok }) => ok) ? 0 : 1)

function line({ name, value, unit, comparedWith, comparedValue, ratio, bar, ok }: Figure): string {
  const claim = ratio === null ? `bar ${bar} ${unit}` : `ratio ${ratio}, bar ${bar}`
  return `${ok ? 'met    ' : 'NOT MET'} ${name.padEnd(16)} ${String(value).padStart(8)} ${unit}  beside ${comparedWith}: ${comparedValue} ${unit}  (${claim})`
}
