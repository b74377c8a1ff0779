export {
  askOf,
  Board,
  type BoardAction,
  BoardResult,
  BoardSetUp,
  beginTrial,
  NotesPaper,
  RoomBoard,
  type Trial,
  trialNow,
  trialPeople,
} from './boards/index.ts'
export { SessionsPage } from './sessions-page.tsx'
