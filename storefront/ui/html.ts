import type { ComponentChildren, VNode } from 'preact'
import { jsxEscape, jsxTemplate } from 'preact/jsx-runtime'

/**
 * Markup written out, for the pages most people see: several times as fast as the same in JSX, whose
 * elements are made and read one by one. Every value is escaped, for text and for attributes in
 * double quotes; null, undefined and booleans are nothing. What is written out itself becomes part of
 * the text at once, so that a whole shelf is one string.
 */
export function html(text: TemplateStringsArray, ...values: ComponentChildren[]): VNode {
  const parts = [text[0] as string]
  const elements: ComponentChildren[] = []
  for (let index = 0; index < values.length; index++) {
    const written = writtenOf(values[index])
    const next = text[index + 1] as string
    if (written === null) {
      elements.push(values[index])
      parts.push(next)
    } else parts[parts.length - 1] += written + next
  }
  return jsxTemplate(parts, ...elements)
}

/** Text that is markup already: a sheet, data for machines. Never what somebody typed. */
export const asWritten = (markup: string): VNode => jsxTemplate([markup])

/** Null: elements, which are written when the page is. */
function writtenOf(value: ComponentChildren): string | null {
  if (typeof value !== 'object') return (jsxEscape(value) as string | null) ?? ''
  if (value === null) return ''
  if (!Array.isArray(value)) {
    const { tpl } = (value as VNode<{ tpl?: string[] }>).props
    return tpl?.length === 1 ? (tpl[0] as string) : null
  }
  let all = ''
  for (const one of value) {
    const written = writtenOf(one)
    if (written === null) return null
    all += written
  }
  return all
}
