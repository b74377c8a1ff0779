import styles from './skip-link.module.css'

/** First in the page: carries the keyboard past the rail. */
export function SkipLink({
  to,
  children = 'Skip to the page',
}: {
  readonly to: string
  readonly children?: string | undefined
}) {
  return (
    <a
      href={`#${to}`}
      className={styles.skip}
      onClick={(event) => {
        // The address must not change: it belongs to the router.
        event.preventDefault()
        document.getElementById(to)?.focus()
      }}
    >
      {children}
    </a>
  )
}
