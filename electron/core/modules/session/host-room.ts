import { randomBytes } from 'node:crypto'

/** What pages need to meet each other, and nobody else has. */
export const newRoom = () => ({
  name: randomBytes(12).toString('base64url'),
  password: randomBytes(32).toString('base64url'),
})
