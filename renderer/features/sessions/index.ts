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
export { keepJoinLink } from './run/joining/join-link.ts'
export { JoinPage } from './run/joining/join-page.tsx'
export { PeoplePage } from './run/people/people-page.tsx'
export { RoomPage } from './run/room/room-page.tsx'
export { RunPage } from './run/run-page.tsx'
export { SessionBar } from './run/session-bar.tsx'
export { StartPage } from './run/starting/start-page.tsx'
export { SessionsPage } from './sessions-page.tsx'
