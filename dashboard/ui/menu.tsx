import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon, type IconName } from './icon.tsx'

export type MenuItem = {
  icon?: IconName
  label: string
  isBad?: boolean
  isOff?: boolean
  onChoose: () => void
}

/** What one can do with a row, behind three dots. Arrow keys walk, Escape closes. */
export function Menu({
  label,
  items,
  more,
}: {
  label: string
  items: MenuItem[]
  /** A second group under a heading of its own. */
  more?: { title: string; items: MenuItem[] } | null
}) {
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const close = (withFocus: boolean) => {
    setOpen(false)
    if (withFocus) box.current?.querySelector('button')?.focus()
  }
  useEffect(() => {
    if (!isOpen) return
    box.current?.querySelector<HTMLElement>('[role="menuitem"]:not([disabled])')?.focus()
    const leave = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', leave)
    return () => document.removeEventListener('pointerdown', leave)
  }, [isOpen])
  return (
    <div class="menu" ref={box}>
      <button
        type="button"
        class="icon-button"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={event => isOpen && walk(event, box.current, close)}
      >
        <Icon name="more" />
      </button>
      {isOpen && (
        <Sheet isUp={isLow(box.current)} onKey={event => walk(event, box.current, close)}>
          <Items items={items} close={close} />
          {!!more?.items.length && (
            <>
              <p class="menu-title">{more.title}</p>
              <Items items={more.items} close={close} />
            </>
          )}
        </Sheet>
      )}
    </div>
  )
}

function Sheet({
  isUp,
  onKey,
  children,
}: {
  isUp: boolean
  onKey: (event: KeyboardEvent) => void
  children: ComponentChildren
}) {
  return (
    <div
      class={isUp ? 'menu-sheet is-up' : 'menu-sheet'}
      role="menu"
      tabIndex={-1}
      onKeyDown={onKey}
    >
      {children}
    </div>
  )
}

function Items({ items, close }: { items: MenuItem[]; close: (withFocus: boolean) => void }) {
  return items.map(({ icon, label, isBad, isOff, onChoose }) => (
    <button
      key={label}
      type="button"
      role="menuitem"
      tabIndex={-1}
      class={isBad ? 'menu-item is-bad' : 'menu-item'}
      disabled={isOff}
      onClick={() => {
        close(true)
        onChoose()
      }}
    >
      {icon && <Icon name={icon} />}
      <span class="ellipsis">{label}</span>
    </button>
  ))
}

/** Too near the lower edge to open downwards. */
function isLow(box: HTMLElement | null): boolean {
  const { bottom = 0 } = box?.getBoundingClientRect() ?? {}
  return bottom > innerHeight - 340 && bottom > 340
}

function walk(
  event: KeyboardEvent,
  box: HTMLElement | null,
  close: (withFocus: boolean) => void,
): void {
  const { key } = event
  if (key === 'Escape' || key === 'Tab') {
    event.stopPropagation()
    close(key === 'Escape')
  }
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
  if (!step) return
  event.preventDefault()
  const items = [...(box?.querySelectorAll<HTMLElement>('[role="menuitem"]:not([disabled])') ?? [])]
  const at = items.indexOf(document.activeElement as HTMLElement)
  items[(at + step + items.length) % items.length]?.focus()
}
