import type { ReactNode } from 'react'
import { BoardNote } from './board-note.tsx'

/** In the place of a form, for methods that are the same every time. */
export function NothingToSetUp({ children }: { readonly children: ReactNode }) {
  return <BoardNote icon="check">{children} There is nothing to set up.</BoardNote>
}
