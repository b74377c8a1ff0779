import { migration as records } from './0001-records.ts'
import { migration as logSearchDocumentsVoices } from './0002-log-search-documents-voices.ts'
import { migration as sessions } from './0003-sessions.ts'
import { migration as sessionCloses } from './0004-session-closes.ts'
import { migration as seats } from './0005-seats.ts'
import type { Migration } from './migration.ts'

/** In order, without gaps; the last one's version is the schema this app writes. */
export const migrations: readonly Migration[] = [records, logSearchDocumentsVoices, sessions, sessionCloses, seats]
