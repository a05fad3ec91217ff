import type { ComponentChildren } from 'preact'
import { Drawing, type DrawingName } from './drawing.tsx'

/** Nothing yet: a drawing, a sentence, and what to do. */
export function Empty({
  drawing,
  title,
  children,
}: {
  drawing: DrawingName
  title: string
  children?: ComponentChildren
}) {
  return (
    <div class="empty">
      <Drawing name={drawing} />
      <h2>{title}</h2>
      {children}
    </div>
  )
}
