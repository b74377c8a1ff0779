import type { z } from 'zod'
import type { Publication } from '#shared/publication/model.ts'
import type { ExportFormat } from '#shared/rpc/contract/consultations.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { Places } from '../core.ts'
import { renderHtml } from './html.ts'

export type Format = z.output<typeof ExportFormat>

/** Every format there is. Word and PDF bring large libraries along, so they are loaded when first asked for. */
const renderers: {
  readonly [F in Format]: (publication: Publication, places: Places) => Uint8Array | Promise<Uint8Array>
} = {
  docx: async (publication) => (await import('./docx.ts')).renderDocx(publication),
  html: (publication) => new TextEncoder().encode(renderHtml(publication)),
  pdf: async (publication, places) => (await import('./pdf.ts')).renderPdf(publication, places.resources),
}

const NAMES: Readonly<Record<Format, string>> = { docx: 'DOCX', html: 'HTML', pdf: 'PDF' }

/** The file's bytes. Refuses with export/renderer where the format cannot be made here. */
export async function render(format: Format, publication: Publication, places: Places): Promise<Uint8Array> {
  try {
    return await renderers[format](publication, places)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('export/renderer', { format: NAMES[format] }, { cause: error })
  }
}
