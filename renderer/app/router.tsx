import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { OverviewPage } from '#renderer/features/overview/index.ts'
import { RecordDoor } from '#renderer/features/records/index.ts'
import { Gate } from './gate.tsx'
import { NoSuchPlace } from './no-such-place.tsx'

// The overview comes with the window; every other screen is fetched when somebody goes there.
const root = createRootRoute({ component: Gate, notFoundComponent: NoSuchPlace })

const at = (path: string, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => root, path, component })
const goOn = (path: string, to: string) =>
  createRoute({
    getParentRoute: () => root,
    path,
    beforeLoad: () => {
      throw redirect({ to })
    },
  })

const timetable = () => import('#renderer/features/timetable/index.ts')
const inquiry = () => import('#renderer/features/inquiry/index.ts')
const evidence = () => import('#renderer/features/evidence/index.ts')
const voices = () => import('#renderer/features/voices/index.ts')
const proposals = () => import('#renderer/features/proposals/index.ts')
const sessions = () => import('#renderer/features/sessions/index.ts')
const consultation = () => import('#renderer/features/consultation/index.ts')
const group = () => import('#renderer/features/group/index.ts')
const library = () => import('#renderer/features/library/index.ts')
const search = () => import('#renderer/features/search/index.ts')
const settings = () => import('#renderer/features/settings/index.ts')
const gallery = () => import('#renderer/features/gallery/index.ts')

// A list and the page of one of its records are one route, so that the list keeps its place when one is chosen.
const tree = root.addChildren([
  goOn('/', '/overview'),
  createRoute({ getParentRoute: () => root, path: '/overview', component: OverviewPage }),
  at('/timetable/{-$id}', lazyRouteComponent(timetable, 'TimetablePage')),
  at('/inquiry/{-$id}', lazyRouteComponent(inquiry, 'InquiryPage')),
  at('/evidence/{-$id}', lazyRouteComponent(evidence, 'EvidencePage')),
  at('/voices/new', lazyRouteComponent(voices, 'CapturePage')),
  at('/voices/{-$id}', lazyRouteComponent(voices, 'VoicesPage')),
  at('/proposals/{-$id}', lazyRouteComponent(proposals, 'ProposalsRoute')),
  at('/sessions/start/{-$id}', lazyRouteComponent(sessions, 'StartPage')),
  at('/sessions/join', lazyRouteComponent(sessions, 'JoinPage')),
  at('/sessions/people', lazyRouteComponent(sessions, 'PeoplePage')),
  at('/sessions/run', lazyRouteComponent(sessions, 'RunPage')),
  at('/room', lazyRouteComponent(sessions, 'RoomPage')),
  at('/sessions/new', lazyRouteComponent(sessions, 'NewSessionPage')),
  at('/sessions/decisions/{-$id}', lazyRouteComponent(sessions, 'DecisionsPage')),
  at('/sessions/actions/{-$id}', lazyRouteComponent(sessions, 'ActionsPage')),
  at('/sessions/parked/{-$id}', lazyRouteComponent(sessions, 'ParkedPage')),
  at('/sessions/{-$id}/{-$part}', lazyRouteComponent(sessions, 'SessionsPage')),
  at('/consultation/{-$id}', lazyRouteComponent(consultation, 'ConsultationPage')),
  goOn('/group', '/group/organisations'),
  at('/group/$tab/{-$id}', lazyRouteComponent(group, 'GroupPage')),
  goOn('/library', '/library/provisions'),
  at('/library/$shelf/{-$id}', lazyRouteComponent(library, 'LibraryPage')),
  at('/search', lazyRouteComponent(search, 'SearchPage')),
  at('/settings', lazyRouteComponent(settings, 'SettingsPage')),
  at('/gallery', lazyRouteComponent(gallery, 'GalleryPage')),
  createRoute({ getParentRoute: () => root, path: '/record/$kind/$id', component: RecordDoor }),
])

/** Addresses live after the hash: the page is one file, and a reload stays where it was. */
export function createAppRouter() {
  return createRouter({
    routeTree: tree,
    history: createHashHistory(),
    defaultPreload: false,
    // Waiting and failing are shown by each screen itself.
    defaultPendingMs: 60_000,
  })
}
