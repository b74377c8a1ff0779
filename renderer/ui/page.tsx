import { Fragment, type ReactNode } from 'react'
import { Link } from 'react-aria-components'
import { Button, IconButton } from './button.tsx'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'
import styles from './page.module.css'
import { useSheetParts } from './sheet.tsx'

export type Crumb = { readonly name: string; readonly href?: string | undefined }

export type PageProps = {
  readonly title: ReactNode
  /** Where this page is; the last one is the page itself and needs no address. */
  readonly crumbs?: readonly Crumb[] | undefined
  /** One line under the heading. */
  readonly sub?: ReactNode | undefined
  /** Beside the heading: one main button at most. */
  readonly actions?: ReactNode | undefined
  /** In the middle of the first row: how the page is seen. */
  readonly mode?: ReactNode | undefined
  /** At the end of the first row: small, quiet. */
  readonly tools?: ReactNode | undefined
  /** Drafted text, questions. */
  readonly serif?: boolean | undefined
  /** `text` keeps to 64 characters, `page` to a comfortable width, `full` takes what there is. */
  readonly measure?: 'text' | 'page' | 'full' | undefined
  readonly children?: ReactNode | undefined
}

export function Page(props: PageProps) {
  const { title, crumbs = [], sub, actions, mode, tools, serif = false, measure = 'page', children } = props
  const { back, panel } = useSheetParts()
  const hasBar =
    crumbs.length > 0 || mode !== undefined || tools !== undefined || back !== undefined || panel !== undefined
  return (
    <div className={styles.page} data-measure={measure}>
      {hasBar ? (
        <div className={styles.bar} data-mode={mode === undefined ? undefined : true}>
          {back === undefined ? (
            <Crumbs crumbs={crumbs} />
          ) : (
            <Button variant="quiet" size="small" icon="chevron-left" onPress={back.onPress}>
              {back.name}
            </Button>
          )}
          {mode === undefined ? null : <div className={styles.mode}>{mode}</div>}
          <div className={styles.tools}>
            {tools}
            {panel === undefined ? null : (
              <IconButton icon="panel" name={`Open: ${panel.name}`} onPress={panel.onPress} />
            )}
          </div>
        </div>
      ) : null}
      <div className={classes(styles.head, !hasBar && styles.headAlone)}>
        <div className={styles.headWords}>
          <h1 tabIndex={-1} data-page-heading className={serif ? styles.serif : undefined}>
            {title}
          </h1>
          {sub === undefined ? null : <div className={styles.sub}>{sub}</div>}
        </div>
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </div>
      <div className={styles.body}>{children}</div>
    </div>
  )
}

function Crumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  if (crumbs.length === 0) return <span />
  return (
    <nav aria-label="Where this is">
      <ol className={styles.crumbs}>
        {crumbs.map(({ name, href }, index) => (
          <Fragment key={`${href ?? ''} ${name}`}>
            {index === 0 ? null : (
              <li aria-hidden="true">
                <Icon name="chevron-right" size="small" />
              </li>
            )}
            <li className={styles.crumb}>
              {href === undefined ? <span aria-current="page">{name}</span> : <Link href={href}>{name}</Link>}
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  )
}

/** Part of a page with a hairline above and its name hung in the margin: Required, Heard, Committed. */
export function HungSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.hung}>
      <h2>{title}</h2>
      <div className={styles.hungBody}>{children}</div>
    </section>
  )
}
