import { useNavigate, useParams } from '@tanstack/react-router'
import { useNewAction } from '#renderer/app/new-action.tsx'
import { type GroupTab, groupTabs } from '#renderer/app/places.ts'
import { count, RecordsScreen, RowsTable, useCreating, useRows } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { Select } from '#renderer/ui/select.tsx'
import { kinds } from '#shared/domain/records/kinds.ts'
import { MembersSection } from './members-section.tsx'
import { rowsOf } from './rows.ts'

const names: Readonly<Record<GroupTab, string>> = {
  organisations: 'Organisations',
  people: 'People',
  memberships: 'Memberships',
  about: 'About the redesign',
}

/** What the table of each list shows besides the title. */
const columns: Readonly<Record<GroupTab, readonly string[]>> = {
  organisations: ['short_name', 'role'],
  people: ['contact'],
  memberships: ['role', 'voting', 'from_day', 'until_day'],
  about: [],
}

const isTab = (name: string | undefined): name is GroupTab => name !== undefined && Object.hasOwn(groupTabs, name)

/** Who does the work: organisations, people, and what part they have in it. */
export function GroupPage() {
  const { tab: named, id } = useParams({ strict: false })
  const tab: GroupTab = isTab(named) ? named : 'organisations'
  return <TabScreen key={tab} tab={tab} id={id} />
}

function TabScreen({ tab, id }: { readonly tab: GroupTab; readonly id: string | undefined }) {
  const navigate = useNavigate()
  const creating = useCreating()
  const kind = groupTabs[tab]
  const { data } = useRows(kind, { limit: 5000 })
  useNewAction(() => creating(kind))
  return (
    <RecordsScreen
      kind={kind}
      id={id}
      title={names[tab]}
      groups={rowsOf(tab, data?.rows ?? [])}
      onOpen={(next) => void navigate({ to: next === null ? `/group/${tab}` : `/group/${tab}/${next}` })}
      crumbs={[
        { name: 'Group', href: '/group' },
        { name: names[tab], href: `/group/${tab}` },
      ]}
      titleIsWritten={kind !== 'membership'}
      fields={
        kind === 'membership'
          ? ['person', 'organisation', 'role', 'voting', 'from_day', 'until_day', 'note']
          : undefined
      }
      above={
        <Select
          label="Show"
          choices={Object.entries(names).map(([value, name]) => ({ id: value as GroupTab, name }))}
          value={tab}
          onChange={(next) => void navigate({ to: `/group/${next}` })}
        />
      }
      body={(record) =>
        record.kind === 'person' || record.kind === 'organisation' ? (
          <MembersSection of={record.kind} id={record.id} />
        ) : null
      }
      overview={
        <Page
          title={names[tab]}
          measure="full"
          actions={
            <Button icon="plus" onPress={() => creating(kind)}>
              {`New ${kinds[kind].one.toLowerCase()}`}
            </Button>
          }
        >
          <RowsTable kind={kind} rows={data?.rows} columns={columns[tab]} />
        </Page>
      }
      foot={
        data === undefined
          ? undefined
          : count(data.total, kinds[kind].one.toLowerCase(), kinds[kind].many.toLowerCase())
      }
    />
  )
}
