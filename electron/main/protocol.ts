import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol, type Session } from 'electron'
import { rendererFolder } from './places.ts'
import { contentSecurityPolicy } from './policy.ts'

/** The one page of the app. A scheme of its own has an origin; file:// would share one with every file on the disk. */
export const ORIGIN = 'app://hearings'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** Before the app is ready. */
export function declareProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: false, codeCache: true } },
  ])
}

/** Serves the built page, and nothing outside its folder, with the policy on every answer. */
export function serveRenderer(session: Session): void {
  session.protocol.handle('app', async (request) => {
    const { host, pathname } = new URL(request.url)
    const path = normalize(join(rendererFolder, decodeURIComponent(pathname === '/' ? '/index.html' : pathname)))
    const type = types[extname(path)]
    if (host !== 'hearings' || request.method !== 'GET' || type === undefined || !path.startsWith(rendererFolder + sep))
      return new Response('', { status: 404 })
    try {
      const body = await readFile(path)
      return new Response(new Uint8Array(body), {
        headers: {
          'content-type': type,
          'content-security-policy': contentSecurityPolicy,
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
          'cross-origin-opener-policy': 'same-origin',
        },
      })
    } catch {
      return new Response('', { status: 404 })
    }
  })
}
