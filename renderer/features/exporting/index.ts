export { ExportDialog } from './export-dialog.tsx'
export { FilesMade } from './files-made.tsx'
