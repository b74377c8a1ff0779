// @vitest-environment jsdom
import { Editor } from '@tiptap/core'
import { DOMParser as ProseMirrorParser } from '@tiptap/pm/model'
import { expect, test } from 'vitest'
import { readProseMirrorJson } from '#shared/ydoc/prosemirror-json.ts'
import { plainTextOf } from '#shared/ydoc/readings.ts'
import { cleanHtml, cleanText } from './clean-html.ts'
import { proposalSchema } from './proposal-schema.ts'

const schema = new Editor({ extensions: proposalSchema(), injectCSS: false }).schema

/** What a paste leaves in the document: cleaned, then read by the editor's own schema. */
function pasted(html: string) {
  const holder = document.createElement('div')
  holder.innerHTML = cleanHtml(html)
  return ProseMirrorParser.fromSchema(schema).parse(holder).toJSON()
}

const payloads: readonly string[] = [
  '<script>window.reached = 1</script><p>words</p>',
  '<p>words</p><img src=x onerror="window.reached = 1">',
  '<img src="https://tracker.example/pixel.gif">words',
  '<svg onload="window.reached = 1"><script>window.reached = 1</script><text>x</text></svg>words',
  '<iframe src="javascript:parent.reached = 1" srcdoc="<script>parent.reached = 1</script>"></iframe>words',
  '<a href="javascript:window.reached = 1">words</a>',
  '<a href=" java&#10;script:window.reached = 1">words</a>',
  '<a href="data:text/html,<script>alert(1)</script>">words</a>',
  '<a href="vbscript:x">words</a><a href="file:///etc/passwd">words</a>',
  '<p onclick="window.reached = 1" onmouseover=window.reached=1>words</p>',
  '<style>@import "https://tracker.example/x.css"; p { background: url(https://tracker.example/y) }</style><p>words</p>',
  '<p style="background: url(https://tracker.example/z); position: fixed; inset: 0">words</p>',
  '<link rel="stylesheet" href="https://tracker.example/x.css"><meta http-equiv="refresh" content="0;url=javascript:window.reached=1"><p>words</p>',
  '<base href="https://tracker.example/"><p>words</p>',
  '<form action="https://tracker.example"><input name="q" autofocus onfocus="window.reached = 1"><button>words</button></form>',
  '<object data="https://tracker.example/x.swf"></object><embed src="https://tracker.example/x">words',
  '<video poster="https://tracker.example/p.png" src="https://tracker.example/v.mp4" autoplay></video>words',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.reached=1&gt;"></mglyph></table></mtext></math><p>words</p>',
  '<template><script>window.reached = 1</script></template><p>words</p>',
  '<noscript><p title="</noscript><img src=x onerror=window.reached=1>">words</p></noscript>words',
  '<p id="body" name="getElementById" class="ProseMirror">words</p>',
  '<x-words contenteditable onblur="window.reached = 1">words</x-words>',
  '<![CDATA[<script>hidden()</script>]]><!-- <script>window.reached = 1</script> --><p>words</p>',
  '<div data-voice-quote="not-an-id" data-words="secret">words</div>',
  '<p data-pm-slice="0 0 [&quot;voiceQuote&quot;,{&quot;quoteId&quot;:&quot;javascript:1&quot;}]">words</p>',
]

test.each(payloads.map((payload) => [payload]))('nothing that runs, loads or styles comes in with %s', (payload) => {
  const text = cleanHtml(payload)
  const holder = new DOMParser().parseFromString(text, 'text/html')
  for (const element of holder.body.querySelectorAll('*')) {
    expect(element.localName).not.toMatch(
      /^(?:script|style|img|svg|math|iframe|object|embed|video|form|input|link|meta|base|template)$/,
    )
    for (const { name, value } of element.attributes) {
      expect(name).toMatch(/^(?:href|start|data-voice-quote|data-evidence|data-locator|data-pm-slice)$/)
      expect(value).not.toMatch(/script|tracker|data:/i)
    }
  }
  expect((window as { reached?: unknown }).reached).toBeUndefined()

  const doc = pasted(payload)
  expect(JSON.stringify(doc)).not.toMatch(/tracker|javascript|reached|onerror|voiceQuote/)
  expect(plainTextOf(readProseMirrorJson(doc))).toContain('words')
})

test('what the editor reads from a paste is only what the shared text can hold', () => {
  const doc =
    pasted(`<h1>Title</h1><h4>Small</h4><p>One <b>strong</b> <em>word</em> and <a href="https://example.org/" target="_blank" rel="opener" class="x">a link</a></p>
    <ul><li>point</li></ul><ol start="3"><li>third</li></ol><blockquote>said</blockquote>
    <table><tr><td>left</td><td>right</td></tr></table>`)
  const read = readProseMirrorJson(doc)
  expect(read.content.map((block) => block.type)).toEqual([
    'heading',
    'heading',
    'paragraph',
    'bulletList',
    'orderedList',
    'blockquote',
    'paragraph',
    'paragraph',
  ])
  expect(read.content[2]).toEqual({
    type: 'paragraph',
    content: [
      { type: 'text', text: 'One ' },
      { type: 'text', text: 'strong', marks: [{ type: 'bold' }] },
      { type: 'text', text: ' ' },
      { type: 'text', text: 'word', marks: [{ type: 'italic' }] },
      { type: 'text', text: ' and ' },
      { type: 'text', text: 'a link', marks: [{ type: 'link', attrs: { href: 'https://example.org/' } }] },
    ],
  })
  expect(JSON.stringify(doc)).not.toContain('_blank')
})

test('weight that word processors write as styles is kept, and a wrapper that is not bold is not', () => {
  const doc = pasted(
    '<b style="font-weight:normal" id="docs-internal-guid-1"><p>plain <span style="font-weight:700">bold</span> <span style="font-style:italic">leaning</span></p></b>',
  )
  expect(readProseMirrorJson(doc).content[0]).toEqual({
    type: 'paragraph',
    content: [
      { type: 'text', text: 'plain ' },
      { type: 'text', text: 'bold', marks: [{ type: 'bold' }] },
      { type: 'text', text: ' ' },
      { type: 'text', text: 'leaning', marks: [{ type: 'italic' }] },
    ],
  })
})

test('references to quotes and evidence survive a copy from one proposal to another', () => {
  const id = '01890a5d-ac96-774b-bcce-b302099a8057'
  const doc = pasted(
    `<div data-voice-quote="${id}">[A quote of a voice]</div><p>So <span data-evidence="${id}" data-locator="page 3 &lt;script&gt;">[cited]</span></p>`,
  )
  expect(readProseMirrorJson(doc).content).toEqual([
    { type: 'voiceQuote', attrs: { quoteId: id } },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'So ' },
        { type: 'citation', attrs: { evidenceId: id, locator: 'page 3 <script>' } },
      ],
    },
  ])
})

test('plain text loses control characters and keeps its lines', () => {
  expect(cleanText('one\u0000\u0007\ntwo\tthree\u001b[31m')).toBe('one\ntwo\tthree[31m')
})
