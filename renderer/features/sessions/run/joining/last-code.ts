/** The code of the session this window was last in, so that whoever left can come back. In memory alone. */
let code: string | null = null

export const keepLastCode = (used: string): void => {
  code = used
}
export const lastCode = (): string | null => code
