import type { Session, WebContents } from 'electron'
import { paperStyleHash } from '#shared/publication/paper-style.ts'

/** Nothing is loaded but from the app itself; nothing is fetched; no inline script or style. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // The preview of a consultation paper brings the one style that every exported page has.
  `style-src 'self' '${paperStyleHash}'`,
  "font-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** What the page may ask the browser for. Everything else is denied, asked or merely looked up. */
const allowed: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen'])

/**
 * Chromium tells a page its own network addresses, without which peers on one network cannot meet, only where a look
 * at the microphone's permission says yes. Looking is all that is answered so: using the microphone is a request, and denied.
 */
const isAddressCheck = (permission: string, mediaType: string | undefined) =>
  permission === 'media' && mediaType === 'audio'

export function restrictSession(session: Session): void {
  session.setPermissionRequestHandler((_page, permission, answer) => answer(allowed.has(permission)))
  session.setPermissionCheckHandler(
    (_page, permission, _origin, { mediaType }) => allowed.has(permission) || isAddressCheck(permission, mediaType),
  )
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(false)
  session.setSpellCheckerLanguages([])
  // Whatever else a page might reach for over the network is refused here, behind the policy.
  session.webRequest.onBeforeRequest(
    { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*'] },
    (_details, answer) => answer({ cancel: true }),
  )
}

/** No page leaves, opens or embeds anything. */
export function restrictPage(page: WebContents): void {
  page.on('will-navigate', (event) => event.preventDefault())
  page.on('will-redirect', (event) => event.preventDefault())
  page.on('will-attach-webview', (event) => event.preventDefault())
  page.setWindowOpenHandler(() => ({ action: 'deny' }))
}
