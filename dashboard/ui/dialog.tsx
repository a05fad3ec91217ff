import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { shellWords } from '../messages/shell/index.ts'
import { IconButton } from './button.tsx'

/** In the middle on a desk, from below on a phone. The browser keeps the focus inside. */
export function Dialog({
  title,
  onClose,
  children,
  isWide,
}: {
  title: string
  /** None: it cannot be dismissed, only answered. */
  onClose?: () => void
  children: ComponentChildren
  isWide?: boolean
}) {
  const t = shellWords.use()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    // What is to be filled in, or else the heading: never the cross.
    const wanted = shown?.querySelector<HTMLElement>('[autofocus]')
    ;(wanted ?? shown?.querySelector('h2'))?.focus()
    // The browser gives the focus back to where it was; to a dialog merely removed it would not.
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      class={isWide ? 'dialog is-wide' : 'dialog'}
      aria-labelledby={id}
      onCancel={event => {
        event.preventDefault()
        onClose?.()
      }}
      onClick={event => {
        if (event.target === dialog.current) onClose?.()
      }}
      onKeyDown={event => event.stopPropagation()}
    >
      <div class="dialog-sheet">
        <header class="dialog-head">
          <h2 id={id} tabIndex={-1}>
            {title}
          </h2>
          {onClose && <IconButton icon="close" label={t.close} onClick={onClose} />}
        </header>
        {children}
      </div>
    </dialog>
  )
}
