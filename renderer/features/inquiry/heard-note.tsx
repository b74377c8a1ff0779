import { Link } from 'react-aria-components'
import { count, todayHere } from '#renderer/features/records/index.ts'
import { Badge } from '#renderer/ui/badge.tsx'
import styles from './inquiry.module.css'
import { useAreaLinks, useVoicesAbout } from './queries.ts'

/** What the summary rests on: how many voices, how many sources. */
export function HeardNote({ area }: { readonly area: string }) {
  const { all } = useVoicesAbout(area, todayHere())
  const links = useAreaLinks(area).data ?? []
  const sources = links.filter(({ kind, deleted }) => kind === 'evidence' && !deleted)
  if (all === 0 && sources.length === 0) return null
  return (
    <p className={styles.restsOn}>
      {all === 0 ? null : (
        <Link href="/voices">
          <Badge state="voice">{count(all, 'voice', 'voices')}</Badge>
        </Link>
      )}
      {sources.length === 0 ? null : (
        <Link href={sources.length === 1 ? `/evidence/${sources[0]?.id ?? ''}` : '/evidence'}>
          <Badge state="plain" icon="evidence">
            {count(sources.length, 'source', 'sources')}
          </Badge>
        </Link>
      )}
    </p>
  )
}
