import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printable } from '#shared/publication/text.ts'
import { typstString } from './typst.ts'

const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')

/** Characters that mean something to Typst, alone and as people might paste them. */
const awkward = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom('"', '\\', '#', '{', '}', '[', ']', '$', '\n', '\t', 'u', '*', '/', ')', '(') }),
  fc.constantFrom(
    '"); #panic("out")',
    '\\',
    '\\"',
    '\\\\"',
    '#read("/etc/passwd")',
    '\\u{41}',
    '// gone',
    '/* gone */',
    '```',
    '"\n#let paper = none\n"',
  ),
)

/** Typst itself reads the literals back: what it holds is what was typed, so nothing of it was code. */
test('whatever anybody types is text to Typst and never code', () => {
  fc.assert(
    fc.property(fc.array(awkward, { minLength: 1, maxLength: 30 }), (texts) => {
      const source = `#metadata((${texts.map(typstString).join(', ')},)) <typed>`
      const compiler = NodeCompiler.create()
      const compiled = compiler.compile({ mainFileContent: source })
      expect(compiled.hasError()).toBe(false)
      const document = compiled.result
      if (document === null) throw new Error('no document')
      const [read] = compiler.query(document, { selector: '<typed>', field: 'value' }) as string[][]
      expect(read).toEqual(texts.map((text) => printable(text).replaceAll('\t', ' ')))
    }),
    { numRuns: 120 },
  )
})
