// Loaded into Electron before the app, in tests only: holds back `ready` until Playwright is attached and says go. Without
// it a window that opens just while Playwright attaches hangs the launch, about once in thirty on a busy machine.
// Playwright's own loader does this too, but also switches off networking that a test wants to see stay quiet.
const { app } = require('electron')

const ready = app.whenReady()
const emit = app.emit.bind(app)
let readyArguments = []
let isReady = false
let resume
const resumed = new Promise((resolve) => {
  resume = resolve
})

app.emit = (event, ...rest) => {
  if (event !== 'ready' || isReady) return emit(event, ...rest)
  readyArguments = rest
  return app.listenerCount('ready') > 0
}
app.isReady = () => isReady
app.whenReady = () => resumed

globalThis.__playwright_run = async () => {
  await ready
  isReady = true
  resume()
  emit('ready', ...readyArguments)
}
