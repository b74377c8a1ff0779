import { Link } from 'react-aria-components'
import { Answer } from '#renderer/app/answer.tsx'
import { plainDay, useCreating, useRows } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import { Table } from '#renderer/ui/table.tsx'
import { groupRoles } from '#shared/domain/records/options.ts'
import styles from './group.module.css'

type MembersSectionProps = { readonly of: 'person' | 'organisation'; readonly id: string }

/** The part somebody has in the group, or who comes from an organisation. */
export function MembersSection({ of, id }: MembersSectionProps) {
  const creating = useCreating()
  const query = useRows('membership', { where: { [of]: id } })
  const others = useRows(of === 'person' ? 'organisation' : 'person', { limit: 5000 }).data?.rows ?? []
  const nameOf = (other: unknown) =>
    others.find((row) => row.id === other)?.title ?? (of === 'person' ? 'As themselves' : '')
  const day = (fact: unknown, none: string) => (typeof fact === 'string' ? plainDay(fact) : none)
  return (
    <section className={styles.members}>
      <SectionHeading
        level={2}
        end={
          <Button
            size="small"
            icon="plus"
            onPress={() => creating('membership', { given: { [of]: id }, whenCreated: () => {} })}
          >
            {of === 'person' ? 'Add a membership' : 'Add a member'}
          </Button>
        }
      >
        {of === 'person' ? 'In the group' : 'Who comes from here'}
      </SectionHeading>
      <Answer query={query} loading="Opening the memberships">
        {({ rows }) =>
          rows.length === 0 ? (
            <p className={styles.quiet}>{of === 'person' ? 'Has no part in the group yet.' : 'Nobody yet.'}</p>
          ) : (
            <Table
              caption="Memberships"
              rows={rows}
              rowId={(row) => row.id}
              columns={[
                {
                  id: 'who',
                  name: of === 'person' ? 'For' : 'Who',
                  cell: (row) => (
                    <Link href={`/group/memberships/${row.id}`}>
                      {nameOf(of === 'person' ? row.facts.organisation : row.facts.person)}
                    </Link>
                  ),
                },
                {
                  id: 'role',
                  name: 'Role',
                  cell: (row) => groupRoles.find(({ value }) => value === row.facts.role)?.label ?? '',
                },
                {
                  id: 'voting',
                  name: 'Takes part in decisions',
                  cell: (row) => (row.facts.voting === true ? 'Yes' : 'No'),
                },
                { id: 'from', name: 'From', cell: (row) => day(row.facts.from_day, '—') },
                { id: 'until', name: 'Until', cell: (row) => day(row.facts.until_day, 'now') },
              ]}
            />
          )
        }
      </Answer>
    </section>
  )
}
