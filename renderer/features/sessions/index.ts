export { ActionsPage } from './after/actions-page.tsx'
export { DecisionsPage } from './after/decisions-page.tsx'
export { ParkedPage } from './after/parked-page.tsx'
export {
  askOf,
  BoardResult,
  BoardSetUp,
  beginTrial,
  NotesPaper,
  PlayedBoard,
  RoomBoard,
  type Trial,
  trialNow,
} from './boards/index.ts'
export { NewSessionPage } from './plan/new-session-page.tsx'
export { keepJoinLink } from './run/joining/join-link.ts'
export { JoinPage } from './run/joining/join-page.tsx'
export { PeoplePage } from './run/people/people-page.tsx'
export { RoomPage } from './run/room/room-page.tsx'
export { RunPage } from './run/run-page.tsx'
export { SessionBar } from './run/session-bar.tsx'
export { StartPage } from './run/starting/start-page.tsx'
export { SessionsPage } from './sessions-page.tsx'
