import { Component, type ReactNode } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { Sheet } from '#renderer/ui/sheet.tsx'
import { RefusalNotice } from './refusals.tsx'

/** A screen that fails says so in its place; the rest of the window goes on. */
export class ErrorBoundary extends Component<
  { readonly at: string; readonly children: ReactNode },
  { readonly error: unknown }
> {
  override state: { readonly error: unknown } = { error: null }

  override componentDidUpdate(before: { readonly at: string }) {
    // Somewhere else is a new chance.
    if (before.at !== this.props.at && this.state.error !== null) this.setState({ error: null })
  }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    if (this.state.error === null) return this.props.children
    return (
      <Sheet>
        <Page title="This screen could not be shown" measure="text">
          <RefusalNotice
            error={this.state.error}
            actions={<Button onPress={() => this.setState({ error: null })}>Show the screen again</Button>}
          />
        </Page>
      </Sheet>
    )
  }
}
