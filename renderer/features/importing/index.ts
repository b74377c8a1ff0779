export { ImportProvider, useImporting } from './import-provider.tsx'
