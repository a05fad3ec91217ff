/**
 * Elements and text only: nothing a shop says is ever read as markup. Plain loops over plain
 * lists, because a host page may have rewritten what lists can do.
 */
export type Child = Node | string | null

/** `make('a', ['href', '/'], ['Text'])`; a null child is none. */
export function make(name: string, attributes: string[], children: Child[]): HTMLElement {
  const element = document.createElement(name)
  for (let i = 0; i < attributes.length; i += 2)
    element.setAttribute(attributes[i] as string, attributes[i + 1] as string)
  for (let i = 0; i < children.length; i++) {
    const child = children[i]
    if (child) element.append(child)
  }
  return element
}

/** People's own words run in their own direction, wherever they stand. */
export function said(name: string, className: string, text: string): HTMLElement | null {
  return text ? make(name, ['class', className, 'dir', 'auto'], [text]) : null
}

export type Money = { amount: number; currency: string }

/** `wanted`: the currency readers here expect; another one is named by its letters, never by ¥ or $. */
export function money({ amount, currency }: Money, language: string, wanted: string): string {
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: wanted && wanted !== currency ? 'code' : 'symbol',
  })
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

/** A list that browsers read our way, for where they would ask the host's `Array.prototype`. */
export function listed<T>(items: T[]): T[] {
  const read = (): Iterator<T> => {
    let i = 0
    return {
      next: () =>
        i < items.length
          ? { done: false, value: items[i++] as T }
          : { done: true, value: undefined },
    }
  }
  return Object.assign(items, { [Symbol.iterator]: read })
}
