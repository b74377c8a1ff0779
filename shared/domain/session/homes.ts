/**
 * Where a text is at home, of several that could serve it: each is weighed with the text, and the heaviest has it. Everyone
 * who knows the same names comes to the same answer without asking; texts are spread evenly; and where one of the names goes
 * or comes, only the texts that it had, or gets, move. Null where there is none.
 */
export function homeOf(document: string, homes: readonly string[]): string | null {
  let best: string | null = null
  let most = -1
  for (const home of homes) {
    const weight = weightOf(`${home} ${document}`)
    if (weight < most || (weight === most && best !== null && home >= best)) continue
    best = home
    most = weight
  }
  return best
}

/** FNV-1a over UTF-16 units, then mixed so that names that differ in their last letter do not weigh alike. 32 bits. */
function weightOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
