export { type Milestone, nextMilestone, spanInWords } from './geometry.ts'
export { TimetablePage } from './timetable-page.tsx'
export { TimetableSection } from './timetable-section.tsx'
