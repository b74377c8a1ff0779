import { Link } from 'react-aria-components'
import { Answer } from '#renderer/app/answer.tsx'
import { useRows } from '#renderer/features/records/index.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { PictureOrTable } from '#renderer/ui/picture-or-table.tsx'
import { Table } from '#renderer/ui/table.tsx'
import { inquiryGroups, issueStatuses } from '#shared/domain/records/options.ts'
import styles from './overview.module.css'

type Status = (typeof issueStatuses)[number]['value']
type Tally = {
  readonly id: string
  readonly name: string
  readonly of: number
  readonly by: Readonly<Record<Status, number>>
}

/** From the furthest along to the ones not started: how the row of squares is filled. */
const furthestFirst: readonly Status[] = ['agreed', 'drafted', 'heard', 'not-started']

/** How many questions of each group are how far. */
export function tallyOf(issues: readonly { readonly facts: Readonly<Record<string, unknown>> }[]): readonly Tally[] {
  return inquiryGroups.map(({ value, label }) => {
    const own = issues.filter(({ facts }) => facts.inquiry_group === value)
    const by = Object.fromEntries(
      furthestFirst.map((status) => [status, own.filter(({ facts }) => facts.status === status).length]),
    ) as Record<Status, number>
    return { id: value, name: label, of: own.length, by }
  })
}

export function QuestionsSection() {
  const query = useRows('issue')
  const total = query.data?.total
  return (
    <PictureOrTable
      id="questions"
      title={total ? `The ${total} questions` : 'Questions of the inquiry'}
      label="How the questions are shown"
    >
      {(view) => (
        <Answer query={query} loading="Opening the questions">
          {({ rows }) =>
            rows.length === 0 ? (
              <EmptyState icon="inquiry" title="No questions yet">
                Add the questions the inquiry has to answer, in the library.
              </EmptyState>
            ) : view === 'picture' ? (
              <Cells tallies={tallyOf(rows)} />
            ) : (
              <TallyTable tallies={tallyOf(rows)} />
            )
          }
        </Answer>
      )}
    </PictureOrTable>
  )
}

const labelOf = (status: Status) => issueStatuses.find(({ value }) => value === status)?.label ?? status
const draftedIn = ({ by }: Tally) => by.agreed + by.drafted

function Cells({ tallies }: { readonly tallies: readonly Tally[] }) {
  return (
    <>
      <ul className={styles.groups}>
        {tallies.map((tally) => (
          <li key={tally.id}>
            <Link href="/library/questions" className={styles.group ?? ''}>
              <span>{tally.name}</span>
              <small>{`${draftedIn(tally)} of ${tally.of} drafted`}</small>
            </Link>
            <div className={styles.cells} aria-hidden="true">
              {furthestFirst.flatMap((status) =>
                Array.from({ length: tally.by[status] }, (_, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: squares of one status have no other identity
                  <span key={`${status}${index}`} className={styles.cell} data-status={status} />
                )),
              )}
            </div>
          </li>
        ))}
      </ul>
      <p className={styles.key} aria-hidden="true">
        {furthestFirst.map((status) => (
          <span key={status} className={styles.keyPart}>
            <span className={styles.cell} data-status={status} />
            {labelOf(status)}
          </span>
        ))}
      </p>
    </>
  )
}

function TallyTable({ tallies }: { readonly tallies: readonly Tally[] }) {
  return (
    <Table
      caption="Questions of the inquiry by group and status"
      rows={tallies}
      rowId={({ id }) => id}
      columns={[
        { id: 'name', name: 'Group', cell: ({ name }) => name },
        ...furthestFirst.map((status) => ({
          id: status,
          name: labelOf(status),
          align: 'end' as const,
          cell: ({ by }: Tally) => by[status],
        })),
        { id: 'of', name: 'All', align: 'end' as const, cell: ({ of }) => of },
      ]}
    />
  )
}
