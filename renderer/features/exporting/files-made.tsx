import { whenDone } from '#renderer/features/records/index.ts'
import { Table } from '#renderer/ui/table.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import styles from './exporting.module.css'

type FilesMadeProps = { readonly caption: string; readonly made: readonly RecordOf<'export_record'>[] }

/** What left the house, the newest first: which file, when, with how many quotes, and how to tell that a file is that very one. */
export function FilesMade({ caption, made }: FilesMadeProps) {
  return (
    <Table
      caption={caption}
      rows={made.toSorted((a, b) => b.created_at - a.created_at)}
      rowId={({ id }) => id}
      columns={[
        { id: 'file', name: 'File', cell: ({ facts }) => facts.file_name },
        { id: 'when', name: 'Made', cell: ({ created_at }) => whenDone(created_at) },
        {
          id: 'quotes',
          name: 'Quotes',
          align: 'end',
          cell: ({ facts }) => `${facts.quotes_shown} of ${facts.quotes_shown + facts.quotes_withheld}`,
        },
        {
          id: 'sha',
          name: 'Fingerprint',
          cell: ({ facts }) => <code className={styles.hash}>{facts.sha256.slice(0, 16)}</code>,
        },
      ]}
    />
  )
}
