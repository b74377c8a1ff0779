import { Link } from 'react-aria-components'
import { Answer } from '#renderer/app/answer.tsx'
import {
  count,
  LinkRows,
  LinksPanel,
  RecordHistory,
  todayHere,
  useCreating,
  usePart,
} from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { LinkedRow, Panel, PanelSection } from '#renderer/ui/panel.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { issueStatuses } from '#shared/domain/records/options.ts'
import styles from './inquiry.module.css'
import { useAreaLinks, useQuestions, useVoicesAbout } from './queries.ts'

const shapes = { 'not-started': 'unasked', heard: 'circle', drafted: 'limited', agreed: 'given' } as const
const isStatus = (status: unknown): status is keyof typeof shapes => typeof status === 'string' && status in shapes

/** The questions of an area, what it is linked to, and what it waits for. */
export function AreaPanel({ area }: { readonly area: RecordOf<'area'> }) {
  const { all, quotable } = useVoicesAbout(area.id, todayHere())
  const links = useAreaLinks(area.id).data ?? []
  const waits = links.filter(({ relation, kind }) => relation === 'depends on' && kind === 'area')
  return (
    <Panel>
      <Questions area={area} />
      <LinksPanel
        kind="area"
        id={area.id}
        except={['issue', 'commitment', 'voice', 'area', 'organisation']}
        before={
          all === 0 ? undefined : (
            <LinkedRow
              icon="voices"
              voice
              href="/voices"
              name={count(all, 'voice', 'voices')}
              sub={`${quotable} may be quoted`}
            />
          )
        }
      />
      {waits.length === 0 ? null : (
        <PanelSection title="Waits for">
          <LinkRows links={waits} />
        </PanelSection>
      )}
      <RecordHistory kind="area" id={area.id} />
    </Panel>
  )
}

function Questions({ area }: { readonly area: RecordOf<'area'> }) {
  const query = useQuestions(area.id)
  const creating = useCreating()
  const mayAdd = usePart('area', area.id).begin('issue')
  const rows = query.data?.rows ?? []
  const drafted = rows.filter(({ facts }) => facts.status === 'drafted' || facts.status === 'agreed').length
  return (
    <PanelSection title="Questions" end={rows.length === 0 ? undefined : `${drafted} of ${rows.length} drafted`}>
      <Answer query={query} loading="Opening the questions">
        {() => (
          <ul>
            {rows.map(({ id, title, facts }) => (
              <li key={id}>
                <Link href={`/library/questions/${id}`} className={styles.question ?? ''}>
                  <span className={styles.number}>{String(facts.number)}</span>
                  <span>{title}</span>
                  {isStatus(facts.status) ? (
                    <Icon
                      name={shapes[facts.status]}
                      size="small"
                      label={issueStatuses.find(({ value }) => value === facts.status)?.label}
                    />
                  ) : null}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Answer>
      {mayAdd ? (
        <Button
          size="small"
          variant="quiet"
          icon="plus"
          onPress={() =>
            creating('issue', {
              given: { area: area.id, inquiry_group: area.facts.inquiry_group },
              whenCreated: () => {},
            })
          }
        >
          Add a question
        </Button>
      ) : null}
    </PanelSection>
  )
}
