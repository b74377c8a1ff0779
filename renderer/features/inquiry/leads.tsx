import { useState } from 'react'
import { Link } from 'react-aria-components'
import { LinksPanel, RecordField, usePart, useRecord } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog, DialogActions } from '#renderer/ui/dialog.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import styles from './inquiry.module.css'
import { useAreaLinks } from './queries.ts'

/** Who leads, and who else takes part. */
export function Leads({ area }: { readonly area: RecordOf<'area'> }) {
  const [changing, setChanging] = useState(false)
  const mayChange = usePart('area', area.id).change()
  const lead = useRecord('organisation', area.facts.lead ?? undefined).data
  const links = useAreaLinks(area.id).data ?? []
  const others = links.filter((link) => link.kind === 'organisation' && link.link !== null && !link.deleted)
  return (
    <dl className={styles.leads}>
      <div>
        <dt>Leads</dt>
        <dd>
          {lead === undefined ? 'No lead yet' : <Link href={`/group/organisations/${lead.id}`}>{lead.facts.name}</Link>}{' '}
          {mayChange ? (
            <Button variant="quiet" size="small" onPress={() => setChanging(true)}>
              Change
            </Button>
          ) : null}
        </dd>
      </div>
      {others.length === 0 ? null : (
        <div>
          <dt>With</dt>
          <dd>
            {others.map(({ id, title }, index) => (
              <span key={id}>
                {index === 0 ? '' : ', '}
                <Link href={`/group/organisations/${id}`}>{title}</Link>
              </span>
            ))}
          </dd>
        </div>
      )}
      <Dialog title="About this area" open={changing} onOpenChange={setChanging}>
        <div className={styles.dialogFields}>
          <RecordField record={area} name="lead" />
          <RecordField record={area} name="inquiry_group" />
          <RecordField record={area} name="number" />
          <LinksPanel kind="area" id={area.id} title="With" only={['organisation']} />
        </div>
        <DialogActions>
          <Button variant="primary" onPress={() => setChanging(false)}>
            Done
          </Button>
        </DialogActions>
      </Dialog>
    </dl>
  )
}
