import { z } from 'zod'

/** Binary as every transport here delivers it. A Node Buffer is one too. */
export const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, { message: 'bytes are expected' })
