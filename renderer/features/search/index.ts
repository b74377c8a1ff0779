export { SearchPage } from './search-page.tsx'
export { Snippet } from './snippet.tsx'
