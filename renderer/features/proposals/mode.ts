/** How the person at this screen works on the text. */
export type Mode = 'write' | 'read'
