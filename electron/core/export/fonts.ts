import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

const SANS = '@expo-google-fonts/source-sans-3'
const EMOJI = '@expo-google-fonts/noto-emoji'

/**
 * The faces that the PDF is set in, all under the SIL Open Font Licence. The packaged app carries these files, by
 * their own names, in `resources/fonts`; in a checkout they are in their packages. The last one draws what young
 * people write besides letters.
 */
export const pdfFontFiles = [
  { package: SANS, file: '400Regular/SourceSans3_400Regular.ttf' },
  { package: SANS, file: '400Regular_Italic/SourceSans3_400Regular_Italic.ttf' },
  { package: SANS, file: '700Bold/SourceSans3_700Bold.ttf' },
  { package: SANS, file: '700Bold_Italic/SourceSans3_700Bold_Italic.ttf' },
  { package: EMOJI, file: '400Regular/NotoEmoji_400Regular.ttf' },
] as const

/** The names that the PDF asks for, in this order; other scripts come from the computer's own fonts. */
export const pdfFontFamilies = ['Source Sans 3', 'Noto Emoji'] as const

/** The font files, read from `resources` (absolute folder) where they are shipped, otherwise from their packages. */
export function readPdfFonts(resources: string): Buffer[] {
  const require = createRequire(import.meta.url)
  return pdfFontFiles.map(({ package: name, file }) => {
    const shipped = join(resources, 'fonts', basename(file))
    return readFileSync(existsSync(shipped) ? shipped : join(dirname(require.resolve(`${name}/package.json`)), file))
  })
}
