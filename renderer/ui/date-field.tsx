import { type CalendarDate, parseDate } from '@internationalized/date'
import { Button, DateInput, DatePicker, DateSegment, Group, Popover, Dialog as RacDialog } from 'react-aria-components'
import dateStyles from './date-field.module.css'
import { DayCalendar } from './day-calendar.tsx'
import styles from './field.module.css'
import { FieldHint, FieldLabel, FieldProblem, type FieldState, type FieldWords, stateOf } from './field-parts.tsx'
import { Icon } from './icon.tsx'
import optionStyles from './option-list.module.css'

export type DateFieldProps = FieldWords &
  FieldState & {
    /** A day as YYYY-MM-DD; an empty string is no day. Anything else reads as no day. */
    readonly value: string
    readonly onChange: (day: string) => void
    /** The first and the last day that may be chosen in the calendar. */
    readonly earliest?: string | undefined
    readonly latest?: string | undefined
    readonly readOnly?: boolean | undefined
  }

/** Typed as day, month, year, or chosen in a calendar. */
export function DateField(props: DateFieldProps) {
  const { label, hint, error, optional, value, onChange, earliest, latest, readOnly = false, ...state } = props
  const first = dayOf(earliest)
  const last = dayOf(latest)
  const mayClear = value !== '' && !state.required && !state.disabled && !readOnly
  return (
    <DatePicker
      {...stateOf({ ...state, error })}
      value={dayOf(value)}
      onChange={(day) => onChange(day === null ? '' : day.toString())}
      {...(first === null ? {} : { minValue: first })}
      {...(last === null ? {} : { maxValue: last })}
      isReadOnly={readOnly}
      granularity="day"
      shouldForceLeadingZeros={false}
      className={styles.field ?? ''}
    >
      <FieldLabel label={label} optional={optional} />
      <FieldHint hint={hint} />
      <Group className={`${styles.box ?? ''} ${dateStyles.box ?? ''}`} isReadOnly={readOnly}>
        <DateInput className={dateStyles.input ?? ''}>
          {(segment) => <DateSegment segment={segment} className={dateStyles.segment ?? ''} />}
        </DateInput>
        {mayClear ? (
          <Button
            slot={null}
            className={styles.inBox ?? ''}
            aria-label={`Clear: ${label}`}
            onPress={() => onChange('')}
          >
            <Icon name="close" size="small" />
          </Button>
        ) : null}
        <Button className={styles.inBox ?? ''}>
          <Icon name="calendar" size="small" />
        </Button>
      </Group>
      <FieldProblem error={error} />
      <Popover className={optionStyles.popover ?? ''} offset={4} placement="bottom start">
        <RacDialog className={dateStyles.dialog ?? ''}>
          <DayCalendar />
        </RacDialog>
      </Popover>
    </DatePicker>
  )
}

/** A day of the Gregorian calendar, or null where the text is none. */
function dayOf(text: string | undefined): CalendarDate | null {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  try {
    return parseDate(text)
  } catch {
    return null
  }
}
