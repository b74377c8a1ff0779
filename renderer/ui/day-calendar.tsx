import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Heading,
} from 'react-aria-components'
import styles from './date-field.module.css'
import fieldStyles from './field.module.css'
import { Icon } from './icon.tsx'

/** A month of days inside a DateField; weeks start on Monday. */
export function DayCalendar() {
  return (
    <Calendar firstDayOfWeek="mon">
      <header className={styles.month}>
        <Button slot="previous" className={fieldStyles.inBox ?? ''}>
          <Icon name="chevron-left" size="small" />
        </Button>
        <Heading className={styles.monthName ?? ''} />
        <Button slot="next" className={fieldStyles.inBox ?? ''}>
          <Icon name="chevron-right" size="small" />
        </Button>
      </header>
      <CalendarGrid weekdayStyle="short">
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className={styles.weekday ?? ''}>{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>{(date) => <CalendarCell date={date} className={styles.day ?? ''} />}</CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  )
}
