import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { shellWords } from '../messages/shell/index.ts'

let isFirstPage = true

/** One screen: its title in the tab, its heading read out when one arrives, what one can do. */
export function Page({
  title,
  actions,
  lead,
  isWide,
  children,
}: {
  title: string
  /** Beside the heading. */
  actions?: ComponentChildren
  /** One sentence under it. */
  lead?: ComponentChildren
  isWide?: boolean
  children: ComponentChildren
}) {
  const t = shellWords.use()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = t.titleOf(title)
  }, [title, t])
  useEffect(() => {
    // On the first page the browser starts reading at the top by itself.
    if (!isFirstPage) heading.current?.focus({ preventScroll: true })
    isFirstPage = false
  }, [])
  return (
    <div class={isWide ? 'page is-wide' : 'page'}>
      <header class="page-head">
        <div class="page-title">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <div class="lead">{lead}</div>}
        </div>
        {actions && <div class="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  )
}
