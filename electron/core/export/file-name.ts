/** Longest part of a title in a file name: with date, number and extension every file system takes it. */
const LONGEST = 80

/** A title as a file name holds it: small letters, digits and hyphens. */
export function slugOf(title: string): string {
  const slug = title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[’']/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replaceAll(/^-+|-+$/g, '')
  return slug === '' ? 'consultation' : slug
}

/**
 * The name without extension under which all formats can stand together: "before-a-hearing-2026-01-12", and with -2
 * where any of them is taken. `isTaken` is asked for whole file names. `day` is an ISO day.
 */
export function freeName(
  title: string,
  day: string,
  extensions: readonly string[],
  isTaken: (name: string) => boolean,
): string {
  const name = `${slugOf(title)}-${day}`
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name}-${number}`
    if (!extensions.some((extension) => isTaken(`${candidate}.${extension}`))) return candidate
  }
}
