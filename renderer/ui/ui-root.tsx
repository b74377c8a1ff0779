import { type ReactNode, useState } from 'react'
import { I18nProvider, RouterProvider } from 'react-aria-components'
import { ToastProvider } from './toast.tsx'

export type UiRootProps = {
  /** Follows a link of this folder's components without loading a page: the router's own. */
  readonly navigate?: ((href: string) => void) | undefined
  /** The address a link shows, where it differs from the one given. */
  readonly useHref?: ((href: string) => string) | undefined
  readonly children: ReactNode
}

/** Stands once around the app: the language of dates and numbers, in-app links, the last message. */
export function UiRoot({ navigate, useHref, children }: UiRootProps) {
  useState(keepLibraryStylesOut)
  const inner = (
    <I18nProvider locale="en-GB">
      <ToastProvider>{children}</ToastProvider>
    </I18nProvider>
  )
  if (navigate === undefined) return inner
  return (
    <RouterProvider navigate={navigate} {...(useHref === undefined ? {} : { useHref })}>
      {inner}
    </RouterProvider>
  )
}

/**
 * The library adds one style element for touch, unless something with its id is there already. A page that allows
 * no style elements would refuse it with an error in the log; base.css has the rule instead.
 */
function keepLibraryStylesOut(): null {
  const id = 'react-aria-pressable-style'
  if (document.getElementById(id) === null) {
    const place = document.createElement('meta')
    place.id = id
    document.head.append(place)
  }
  return null
}
