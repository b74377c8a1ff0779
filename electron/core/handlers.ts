import type { contract } from '#shared/rpc/contract/index.ts'
import type { Core } from './core.ts'
import { consultationsHandlers } from './modules/consultations/handlers.ts'
import { documentsHandlers } from './modules/documents/handlers.ts'
import { hostHandlers } from './modules/host/handlers.ts'
import { notesHandlers } from './modules/notes/handlers.ts'
import { recordsHandlers } from './modules/records/handlers.ts'
import { roomHandlers } from './modules/room/handlers.ts'
import { searchHandlers } from './modules/search/handlers.ts'
import { sessionHandlers } from './modules/session/handlers.ts'
import { voicesHandlers } from './modules/voices/handlers.ts'
import { workshopsHandlers } from './modules/workshops/handlers.ts'
import { workspaceHandlers } from './modules/workspace/handlers.ts'
import type { Handlers } from './serve.ts'
import { fillStarter } from './starter/fill.ts'

/** Every call of the contract and who answers it. */
export function coreHandlers(core: Core): Handlers<typeof contract> {
  return {
    'app.about': () => ({
      version: core.version,
      runtime: `Node ${process.versions.node}${process.versions.electron ? `, Electron ${process.versions.electron}` : ''}`,
      pid: process.pid,
      logFile: core.places.logFile,
    }),
    ...hostHandlers(core),
    ...workspaceHandlers(core, fillStarter),
    ...recordsHandlers(core),
    ...searchHandlers(core),
    ...voicesHandlers(core),
    ...documentsHandlers(core),
    ...notesHandlers(core),
    ...consultationsHandlers(core),
    ...sessionHandlers(core),
    ...roomHandlers(core),
    ...workshopsHandlers(core),
  }
}
