/** What XML 1.0 has no way to say: control characters, halves of pairs, and two that are none. */
const unsayable = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

/** Text as it may stand in an element or a quoted attribute, whatever somebody typed. */
export function xmlText(text: string): string {
  return text.replace(unsayable, '').replace(/[&<>"']/g, letter => `&#${letter.charCodeAt(0)};`)
}

/** `<name>text</name>`; nothing for nothing. */
export function element(name: string, text: string | null | undefined): string {
  return text ? `<${name}>${xmlText(text)}</${name}>` : ''
}

export const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n'
