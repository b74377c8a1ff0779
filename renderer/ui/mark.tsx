import styles from './mark.module.css'

/** The app's mark: nine seats round a table. */
export function Mark({ size = 'normal' }: { readonly size?: 'normal' | 'large' | undefined }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" data-size={size} className={styles.mark}>
      <circle cx="12" cy="12" r="9" strokeDasharray="6.2 1.878" transform="rotate(-75 12 12)" />
      <circle cx="12" cy="12" r="2" className={styles.centre} />
    </svg>
  )
}
