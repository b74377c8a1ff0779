import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import { UiRoot } from '#renderer/ui/ui-root.tsx'
import { type AppClient, ClientContext } from './client.ts'
import { AppearanceContext, useOwnAppearance } from './preferences.ts'
import { RefusalProvider } from './refusals.tsx'
import { RestartNotice } from './restart-notice.tsx'
import { createAppRouter } from './router.tsx'

const addressOf = (path: string) => (path.startsWith('/') ? `#${path}` : path)

/** Everything a screen stands on: the line to the core, its answers, how this computer shows things, where one is. */
export function App({ client, answers }: { readonly client: AppClient; readonly answers: QueryClient }) {
  const appearance = useOwnAppearance()
  const [router] = useState(createAppRouter)
  return (
    <ClientContext value={client}>
      <QueryClientProvider client={answers}>
        <AppearanceContext value={appearance}>
          <UiRoot navigate={(path) => router.history.push(path.replace(/^#/, ''))} useHref={addressOf}>
            <RefusalProvider>
              <RouterProvider router={router} />
              <RestartNotice />
            </RefusalProvider>
          </UiRoot>
        </AppearanceContext>
      </QueryClientProvider>
    </ClientContext>
  )
}
