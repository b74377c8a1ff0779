export { CapturePage } from './capture-page.tsx'
export { VoicesPage } from './voices-page.tsx'
