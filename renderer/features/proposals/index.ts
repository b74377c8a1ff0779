export { ProposalsPage, ProposalsRoute } from './proposals-page.tsx'
