import type { Session, WebContents } from 'electron'

/** Nothing is loaded but from the app itself; nothing is fetched; no inline script or style. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** What the page may ask the browser for. Everything else is denied, asked or merely looked up. */
const allowed: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen'])

export function restrictSession(session: Session): void {
  session.setPermissionRequestHandler((_page, permission, answer) => answer(allowed.has(permission)))
  session.setPermissionCheckHandler((_page, permission) => allowed.has(permission))
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(false)
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
