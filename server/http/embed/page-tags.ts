export type Tag = { name: string; attributes: Map<string, string> }

/** Inside these nothing is a tag until their own end; `noscript` where scripts run, as ours must. */
const endOf = new Map(
  ['script', 'style', 'textarea', 'title', 'xmp', 'template', 'noscript'].map(name => [
    name,
    new RegExp(`</${name}`, 'gi'),
  ]),
)
const space = /[\t\n\f\r ]/
const letter = /[a-z]/i

/**
 * The tags of a stranger's page, in order. Read once from the front to the end, so that no page
 * makes it slow; comments and the insides of scripts are no tags.
 */
export function tagsIn(html: string): Tag[] {
  const found: Tag[] = []
  let at = 0
  while (true) {
    at = html.indexOf('<', at)
    if (at < 0) return found
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at + 4)
      if (end < 0) return found
      at = end + 3
      continue
    }
    if (!letter.test(html[at + 1] ?? '')) {
      at++
      continue
    }
    const read = readTag(html, at + 1)
    if (!read) return found
    found.push(read.tag)
    at = read.end
    const end = endOf.get(read.tag.name)
    if (!end) continue
    // Looked for as it is written: a copy in small letters was made anew for every sign of the page.
    end.lastIndex = at
    const closing = end.exec(html)
    if (!closing) return found
    at = closing.index + 2
  }
}

/** From its name to its `>`; null when the page ends before. */
function readTag(html: string, start: number): { tag: Tag; end: number } | null {
  let at = start
  while (at < html.length && !/[\s/>]/.test(html[at] as string)) at++
  const tag: Tag = { name: html.slice(start, at).toLowerCase(), attributes: new Map() }
  while (at < html.length) {
    const one = html[at] as string
    if (one === '>') return { tag, end: at + 1 }
    if (space.test(one) || one === '/') {
      at++
      continue
    }
    const nameStart = at
    at++
    while (at < html.length && !/[\s/>=]/.test(html[at] as string)) at++
    const name = html.slice(nameStart, at).toLowerCase()
    while (at < html.length && space.test(html[at] as string)) at++
    let value = ''
    if (html[at] === '=') {
      at++
      while (at < html.length && space.test(html[at] as string)) at++
      const quote = html[at]
      if (quote === '"' || quote === "'") {
        const end = html.indexOf(quote, at + 1)
        if (end < 0) return null
        value = html.slice(at + 1, end)
        at = end + 1
      } else {
        const valueStart = at
        while (at < html.length && !/[\s>]/.test(html[at] as string)) at++
        value = html.slice(valueStart, at)
      }
    }
    if (!tag.attributes.has(name)) tag.attributes.set(name, unescaped(value))
  }
  return null
}

const entities: Record<string, string> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>' }

function unescaped(text: string): string {
  return text.replace(/&(?:(amp|quot|apos|lt|gt)|#(\d{1,7}));/g, (whole, name, number) => {
    if (name) return entities[name] as string
    const code = Number(number)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
