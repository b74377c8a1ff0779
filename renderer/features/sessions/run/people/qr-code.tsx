import { useMemo } from 'react'
import { encode } from 'uqr'
import styles from './people.module.css'

/** White squares left around it, without which some cameras do not see it. */
const QUIET = 4

/** Words as a QR code: black on white in every theme, because cameras need that. `label` says what it holds. */
export function QrCode({ words, label }: { readonly words: string; readonly label: string }) {
  const { size, path } = useMemo(() => {
    const code = encode(words, { ecc: 'M', border: QUIET })
    const squares = code.data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    return { size: code.size, path: squares.join('') }
  }, [words])
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      className={styles.qr}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  )
}
