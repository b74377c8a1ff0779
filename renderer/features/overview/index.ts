export { OverviewPage } from './overview-page.tsx'
export { useNeeds } from './queries.ts'
