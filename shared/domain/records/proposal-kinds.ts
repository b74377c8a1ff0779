import { choice, day, flag, line, maybeRef, ref, text, whole } from './field.ts'
import { kind } from './kind.ts'
import * as options from './options.ts'

/** What is proposed, and the law, rights, tests and language it is held against. */
export const proposalKinds = {
  proposal: kind({
    one: 'Proposal',
    many: 'Proposals',
    title: 'title',
    searched: ['title', 'summary'],
    order: 'number',
    fields: {
      number: whole('Number'),
      title: line('Title', { required: true }),
      summary: text('In one or two sentences'),
      status: choice('Status', options.proposalStatuses, 'draft'),
      area: maybeRef('Inquiry area', 'area', 'not placed in an area yet'),
      is_example: flag('Example'),
    },
  }),
  effect: kind({
    one: 'Provision effect',
    many: 'Provision effects',
    title: 'passage',
    searched: ['passage', 'note'],
    order: 'passage',
    fields: {
      proposal: ref('Proposal', 'proposal'),
      provision: ref('Provision', 'provision'),
      operation: choice('What it does', options.effectOperations, 'substitute'),
      passage: line('From passage'),
      note: text('Note'),
    },
  }),
  provision: kind({
    one: 'Provision',
    many: 'Provisions',
    title: 'heading',
    searched: ['act', 'number', 'heading', 'body'],
    order: 'act',
    fields: {
      act: line('Act', { required: true }),
      citation: line('Citation'),
      number: line('Section'),
      heading: line('Heading', { required: true }),
      body: text('Text held'),
      commencement: choice('In force', options.commencements, 'not-checked'),
      checked_on: day('Checked on', 'not checked'),
    },
  }),
  right: kind({
    one: 'Right',
    many: 'Rights',
    title: 'label',
    searched: ['label', 'about'],
    order: 'article',
    fields: {
      article: whole('Article of the UNCRC', { min: 1, max: 54 }),
      label: line('Right', { required: true }),
      about: text('About'),
      general_principle: flag('General principle'),
    },
  }),
  test: kind({
    one: 'Test',
    many: 'Tests',
    title: 'name',
    searched: ['name', 'about'],
    order: 'number',
    fields: { number: whole('Number'), name: line('Test', { required: true }), about: text('About') },
  }),
  language_rule: kind({
    one: 'Language advice',
    many: 'Language advice',
    title: 'avoid',
    searched: ['avoid', 'prefer'],
    order: 'avoid',
    fields: {
      avoid: line('Instead of', { required: true }),
      prefer: line('Consider', { required: true }),
      source: line('Advised by'),
      exempt: line('Except', { hint: 'Where the word is a legal term' }),
    },
  }),
} as const
