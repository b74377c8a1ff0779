export { ConsultationPage } from './consultation-page.tsx'
