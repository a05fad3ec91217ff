import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'

/** Sends by our own hands; afterwards the first field that is wrong has the focus. */
export function Form({
  onSend,
  class: className = 'form',
  children,
}: {
  onSend: () => Promise<unknown>
  class?: string
  children: ComponentChildren
}) {
  const form = useRef<HTMLFormElement>(null)
  const send = async (event: Event) => {
    event.preventDefault()
    await onSend()
    // After the next look, when faults are shown.
    setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }
  return (
    <form ref={form} class={className} noValidate onSubmit={send}>
      {children}
    </form>
  )
}
