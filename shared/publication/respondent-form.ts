import type { Block, Inline } from './model.ts'
import { paragraph, words } from './text.ts'

/** The heading of the form; what it asks is the same in every paper. */
export const respondentFormHeading = 'About you: respondent information form'

/**
 * What is asked of everyone who answers, with the three publishing choices of Scottish Government consultations.
 * `contact`: where the form is sent, as inlines; empty where nobody has said.
 */
export function respondentForm(contact: readonly Inline[]): Block[] {
  return [
    paragraph([
      words(
        'Please send this form with your answers. It tells us how you would like your answers to be treated. You can leave out anything you do not want to say.',
      ),
    ]),
    {
      kind: 'form',
      fields: [
        {
          kind: 'choices',
          label: 'Are you answering for yourself or for an organisation?',
          hint: '',
          choices: {
            instruction: 'Choose one.',
            many: false,
            options: [
              { label: 'For myself', hint: '' },
              { label: 'For an organisation', hint: '' },
            ],
          },
        },
        { kind: 'line', label: 'Your name, or your organisation’s name', hint: '' },
        { kind: 'line', label: 'Email address, phone number or postal address', hint: 'So that we can reply to you.' },
        {
          kind: 'choices',
          label: 'May we publish your answers?',
          hint: '',
          choices: {
            instruction: 'Choose one.',
            many: false,
            options: [
              { label: 'Publish with name', hint: '' },
              { label: 'Publish without name', hint: '' },
              { label: 'Do not publish', hint: 'Your answers are read and counted, and kept confidential.' },
            ],
          },
        },
        {
          kind: 'choices',
          label: 'May we contact you again about your answers?',
          hint: '',
          choices: {
            instruction: 'Choose one.',
            many: false,
            options: [
              { label: 'Yes', hint: '' },
              { label: 'No', hint: '' },
            ],
          },
        },
      ],
    },
    paragraph([
      words(
        'Freedom of information law still applies to every answer, also to those that are not published. If someone asks to see yours, we look at what the law requires before anything is given out.',
      ),
    ]),
    ...(contact.length > 0 ? [paragraph([words('Send it to: '), ...contact])] : []),
  ]
}
