import { isKindName, type KindName, kinds } from '#shared/domain/records/kinds.ts'
import { effectOperations, groupRoles } from '#shared/domain/records/options.ts'
import type { RecordsRepository } from './repository.ts'

const labelOf = (options: readonly { value: string; label: string }[], value: string) =>
  options.find((option) => option.value === value)?.label ?? value

/**
 * The words a person knows a record by, also where they come from the records it joins: a membership is
 * known by its person, an effect by its provision. Never words of a voice: voices and quotes go by reference.
 */
export function titleFor(
  repository: RecordsRepository,
  kind: KindName,
  id: string,
  /** Its own title, where the caller has read it already. */
  own: string | undefined = undefined,
): string {
  switch (kind) {
    case 'membership': {
      const facts = repository.get('membership', id)?.facts
      return facts
        ? `${repository.titleRow('person', facts.person)?.title ?? 'Someone'}, ${labelOf(groupRoles, facts.role).toLowerCase()}`
        : kinds.membership.one
    }
    case 'effect': {
      const facts = repository.get('effect', id)?.facts
      const provision = facts && repository.get('provision', facts.provision)?.facts
      return facts && provision
        ? `${labelOf(effectOperations, facts.operation)}: ${provision.act}, section ${provision.number}`
        : kinds.effect.one
    }
    case 'topic': {
      const facts = repository.get('topic', id)?.facts
      return facts
        ? facts.heading || (repository.titleRow('proposal', facts.proposal)?.title ?? kinds.topic.one)
        : kinds.topic.one
    }
    case 'consent': {
      const facts = repository.get('consent', id)?.facts
      return facts ? `What ${repository.titleRow('voice', facts.voice)?.title ?? 'they'} agreed to` : kinds.consent.one
    }
    case 'quote': {
      const facts = repository.get('quote', id)?.facts
      return facts ? `Quote from ${repository.titleRow('voice', facts.voice)?.title ?? 'a voice'}` : kinds.quote.one
    }
    case 'link': {
      const facts = repository.get('link', id)?.facts
      if (!facts || !isKindName(facts.from_kind) || !isKindName(facts.to_kind)) return kinds.link.one
      return `${repository.titleRow(facts.from_kind, facts.from_id)?.title ?? 'A record'} and ${repository.titleRow(facts.to_kind, facts.to_id)?.title ?? 'another'}`
    }
    case 'provision': {
      const facts = repository.get('provision', id)?.facts
      return facts
        ? `${facts.act}${facts.number ? `, section ${facts.number}` : ''}: ${facts.heading}`
        : kinds.provision.one
    }
    default:
      return (own ?? repository.titleRow(kind, id)?.title) || kinds[kind].one
  }
}
