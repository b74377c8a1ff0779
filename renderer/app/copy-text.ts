/** Copies words to the clipboard. Where the system refuses the newer way, the older one still works from a press. */
export async function copyText(words: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(words)
  } catch {
    const place = document.createElement('textarea')
    place.value = words
    document.body.append(place)
    place.select()
    document.execCommand('copy')
    place.remove()
  }
}
