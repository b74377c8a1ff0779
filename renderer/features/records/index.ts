export { CreatingProvider, useCreating } from './creating.tsx'
export * from './days.ts'
export { DeleteButton, useDelete } from './delete-button.tsx'
export { LinkRows, LinksPanel } from './links-panel.tsx'
export { ReadingNote, usePart } from './part.tsx'
export {
  type LinkedRecord,
  type LooseFacts,
  type Row,
  useChanges,
  useLinks,
  useRecord,
  useRecords,
  useRows,
  useSearch,
  useUndo,
  useUndoState,
} from './queries.ts'
export { RecordDoor } from './record-door.tsx'
export { RecordField, RecordForm, RecordText, useFieldDraft } from './record-form.tsx'
export { RecordHistory } from './record-history.tsx'
export { RecordsScreen } from './records-screen.tsx'
export { RowsTable } from './rows-table.tsx'
export { Snippet } from './snippet.tsx'
export { Tombstone } from './tombstone.tsx'
export { count, type FoundHit, isTitleHit, numberWord, placeOfHit } from './words.ts'
