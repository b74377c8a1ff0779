/** Longest address kept, in UTF-16 units. */
const longest = 2000

// Browsers ignore these inside an address, so "java\nscript:" would be one too.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const ignoredByBrowsers = /[\u0000-\u0020\u007f-\u00a0\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2069\u3000\ufeff]/g

/**
 * The address as it may be kept and followed, or null: only http, https and mailto, without characters that a
 * browser would skip. Comes before every place where a link enters a document, a screen or an export.
 */
export function safeHref(href: unknown): string | null {
  if (typeof href !== 'string' || href.length > longest) return null
  const address = href.replaceAll(ignoredByBrowsers, '')
  return /^(?:https?:\/\/[^/?#]|mailto:[^/]+@)/i.test(address) ? address : null
}
