import { ipcRenderer } from 'electron'

// The page and this script share a window but not a world: a port crosses by postMessage, and nothing else does.
window.addEventListener('message', (event) => {
  if (event.source !== window) return
  if (event.data === 'hearings:ready') ipcRenderer.send('hearings:ready')
  if (event.data === 'hearings:room-open') ipcRenderer.send('hearings:room', true)
  if (event.data === 'hearings:room-close') ipcRenderer.send('hearings:room', false)
})
ipcRenderer.on('hearings:port', (event) => window.postMessage('hearings:port', location.origin, [...event.ports]))
ipcRenderer.on('hearings:page', (_event, message: unknown) => window.postMessage(message, location.origin))
