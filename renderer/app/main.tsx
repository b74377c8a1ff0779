import '#renderer/ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { onPort, sayReady } from './arrivals.ts'
import { createAnswers } from './asking.ts'
import { createStableClient } from './client.ts'
import { followEvents } from './invalidation.ts'
import { portOver } from './port.ts'
import { sayRestarted } from './restart-notice.tsx'

const { client, connect } = createStableClient()
const answers = createAnswers()
followEvents(client, answers)

let lines = 0
onPort((messagePort) => {
  connect(portOver(messagePort))
  lines += 1
  if (lines === 1) return
  // A core that was started again may have opened nothing, or something else: ask for everything anew.
  sayRestarted()
  void answers.invalidateQueries()
})
sayReady()

const place = document.getElementById('root')
if (place !== null)
  createRoot(place).render(
    <StrictMode>
      <App client={client} answers={answers} />
    </StrictMode>,
  )
