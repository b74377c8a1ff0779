import createPurifier from 'dompurify'
import { safeHref } from '#shared/ydoc/safe-href.ts'

const allowedTags = [
  ...['p', 'div', 'span', 'br', 'blockquote', 'pre', 'ul', 'ol', 'li'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'strong', 'b', 'em', 'i', 'a'],
  ...['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'],
]

const isUuid = (value: string) => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value)
const asItIs = (value: string) => value

/** "open-start open-end [node, attributes, …]" with only the wrappers a cut can go through, and none of their attributes. */
function sliceOf(value: string): string | null {
  const [, depths, context] = /^(\d{1,2} \d{1,2}(?: -\d{1,2})?) (\[.{0,1000}\])$/.exec(value) ?? []
  if (depths === undefined || context === undefined) return null
  const wrappers = [...context.matchAll(/"(paragraph|heading|blockquote|bulletList|orderedList|listItem)",/g)]
  return `${depths} ${JSON.stringify(wrappers.flatMap(([, name]) => [name, null]))}`
}

/** Attributes that may stay, and what of their value does. Everything else goes, and `style` and `class` always. */
const allowedAttributes: Readonly<Record<string, (value: string) => string | null>> = {
  href: safeHref,
  start: (value) => (/^\d{1,4}$/.test(value) ? value : null),
  'data-voice-quote': (value) => (isUuid(value) ? value : null),
  'data-evidence': (value) => (isUuid(value) ? value : null),
  'data-locator': asItIs,
  // How deep a copy from an editor was cut out; without it, pasted half-paragraphs fall apart.
  'data-pm-slice': sliceOf,
}

const mark = 'data-weight'

/** One cleaner of our own, so that its hooks are nobody else's. Made when first needed: it needs a window. */
let cleaner: ReturnType<typeof createPurifier> | undefined

function cleanerHere() {
  if (cleaner !== undefined) return cleaner
  const made = createPurifier(window)
  made.addHook('beforeSanitizeAttributes', (node) => {
    // Text copied from online word processors carries its weight in styles, which are about to go.
    const style = node instanceof Element ? (node.getAttribute('style') ?? '') : ''
    const weight = /font-weight:\s*(normal|400|bold|[6-9]00)/i.exec(style)?.[1]
    const isPlain = weight === 'normal' || weight === '400'
    const words = [
      weight === undefined ? '' : isPlain ? 'plain' : 'bold',
      /font-style:\s*italic/i.test(style) ? 'italic' : '',
    ]
    if (node instanceof Element && words.some(Boolean)) node.setAttribute(mark, words.join(' '))
  })
  made.addHook('uponSanitizeAttribute', (_node, attribute) => {
    if (attribute.attrName === mark) return
    const kept = allowedAttributes[attribute.attrName]?.(attribute.attrValue) ?? null
    if (kept === null) attribute.keepAttr = false
    else attribute.attrValue = kept
  })
  cleaner = made
  return made
}

/**
 * HTML from the clipboard or a drop, before anything else reads it: words, headings, lists, emphasis and links to
 * pages stay; scripts, styles, pictures, frames, handlers and every other address go. In: any string, hostile too.
 */
export function cleanHtml(html: string): string {
  const fragment = cleanerHere().sanitize(html, {
    ALLOWED_TAGS: allowedTags,
    ALLOWED_ATTR: [...Object.keys(allowedAttributes), mark],
    ADD_URI_SAFE_ATTR: [...Object.keys(allowedAttributes), mark],
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    FORBID_CONTENTS: [
      'script',
      'style',
      'template',
      'noscript',
      'iframe',
      'object',
      'svg',
      'math',
      'title',
      'textarea',
    ],
    RETURN_DOM_FRAGMENT: true,
  })
  const body = document.createElement('div')
  body.append(fragment)
  for (const element of body.querySelectorAll(`[${mark}]`)) restoreWeight(element)
  for (const cell of body.querySelectorAll('td, th')) rename(cell, 'p')
  for (const heading of body.querySelectorAll('h1')) rename(heading, 'h2')
  for (const heading of body.querySelectorAll('h4, h5, h6')) rename(heading, 'h3')
  return body.innerHTML
}

function rename(element: Element, name: string): void {
  const renamed = element.ownerDocument.createElement(name)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
}

function restoreWeight(element: Element): void {
  const words = element.getAttribute(mark)?.split(' ') ?? []
  element.removeAttribute(mark)
  if (words.includes('plain') && element.matches('b, strong')) rename(element, 'span')
  if (!element.matches('span')) return
  for (const name of [...(words.includes('bold') ? ['strong'] : []), ...(words.includes('italic') ? ['em'] : [])]) {
    const wrapper = element.ownerDocument.createElement(name)
    wrapper.append(...element.childNodes)
    element.append(wrapper)
  }
}

/** Plain text from the clipboard without the control characters that some programs leave in it. */
export function cleanText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '').normalize('NFC')
}
