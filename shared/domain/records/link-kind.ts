import { choice, line } from './field.ts'
import { kind } from './kind.ts'
import * as options from './options.ts'

/** What joins any two records. */
export const linkKind = {
  /** A link between any two records, shown from both ends. */
  link: kind({
    one: 'Link',
    many: 'Links',
    title: 'note',
    searched: [],
    order: 'relation',
    fields: {
      from_kind: line('From kind', { required: true }),
      from_id: line('From', { required: true }),
      relation: choice('Relation', options.relations, 'concerns'),
      to_kind: line('To kind', { required: true }),
      to_id: line('To', { required: true }),
      note: line('Note'),
    },
  }),
} as const
