import type { ComponentChildren, JSX } from 'preact'
import { Icon, type IconName } from './icon.tsx'

/** One `main` a page; `plain` for the rest, `quiet` inside rows, `bad` for what cannot be undone. */
export type Kind = 'main' | 'plain' | 'quiet' | 'bad'

type Props = {
  kind?: Kind | undefined
  icon?: IconName | undefined
  isBusy?: boolean | undefined
  isSmall?: boolean | undefined
  isWide?: boolean | undefined
  /** On a phone only its picture is shown. */
  isTight?: boolean | undefined
  children?: ComponentChildren
}

function classes({ kind = 'plain', isSmall, isWide, isTight, isBusy }: Props): string {
  const flags = [
    isSmall && 'is-small',
    isWide && 'is-wide',
    isTight && 'is-tight',
    isBusy && 'is-busy',
  ]
  return ['button', `button-${kind}`, ...flags].filter(Boolean).join(' ')
}

export function Button({
  kind,
  icon,
  isBusy,
  isSmall,
  isWide,
  isTight,
  children,
  type = 'button',
  ...rest
}: Props & Omit<JSX.IntrinsicElements['button'], 'icon'>) {
  // Busy buttons keep the focus (a disabled one would lose it) and answer nothing.
  const onClick: typeof rest.onClick = isBusy ? event => event.preventDefault() : rest.onClick
  return (
    <button
      {...rest}
      onClick={onClick}
      type={type}
      aria-busy={isBusy || undefined}
      class={classes({ kind, isBusy, isSmall, isWide, isTight })}
    >
      {icon && <Icon name={icon} />}
      {children !== undefined && <span class="button-text">{children}</span>}
    </button>
  )
}

export function LinkButton({
  kind = 'plain',
  icon,
  isSmall,
  isWide,
  isTight,
  children,
  ...rest
}: Props & JSX.IntrinsicElements['a']) {
  return (
    <a {...rest} class={classes({ kind, isSmall, isWide, isTight })}>
      {icon && <Icon name={icon} />}
      <span class="button-text">{children}</span>
    </a>
  )
}

/** A picture alone; `label` is what it does. */
export function IconButton({
  icon,
  label,
  isBad,
  ...rest
}: { icon: IconName; label: string; isBad?: boolean } & Omit<
  JSX.IntrinsicElements['button'],
  'icon' | 'label'
>) {
  return (
    <button
      type="button"
      {...rest}
      class={isBad ? 'icon-button is-bad' : 'icon-button'}
      aria-label={label}
      title={label}
    >
      <Icon name={icon} />
    </button>
  )
}
