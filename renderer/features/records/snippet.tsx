/** A few words round what was found, with the words marked. */
export function Snippet({ pieces }: { readonly pieces: readonly { readonly text: string; readonly hit: boolean }[] }) {
  return pieces.map((piece, index) =>
    piece.hit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one snippet have no other identity
      <mark key={index}>{piece.text}</mark>
    ) : (
      piece.text
    ),
  )
}
