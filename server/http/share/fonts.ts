import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Spans of characters that some font of this machine can draw, in order, none touching another. */
type Covered = [first: number, last: number][]

let known: Promise<Covered> | null = null

/** Read once. Without fontconfig's tool, or without fonts, nothing is covered. */
function covered(): Promise<Covered> {
  known ??= promisify(execFile)('fc-list', ['--format', '%{charset}\n'], {
    timeout: 10_000,
    maxBuffer: 64_000_000,
  })
    .then(({ stdout }) => union(stdout))
    .catch(() => [])
  return known
}

/** `20-7e a0 c0-f5`, many times over. */
export function union(listed: string): Covered {
  const spans = [...new Set(listed.split(/\s+/))]
    .filter(span => /^[0-9a-f]+(-[0-9a-f]+)?$/i.test(span))
    .map((span): [number, number] => {
      const [first = '', last = first] = span.split('-')
      return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
    })
    .sort((a, b) => a[0] - b[0])
  const joined: Covered = []
  for (const [first, last] of spans) {
    const before = joined.at(-1)
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last)
    else joined.push([first, last])
  }
  return joined
}

/** How many letters can be drawn: pictures are made anew when fonts have come or gone. */
export async function lettersCovered(): Promise<number> {
  return (await covered()).reduce((sum, [first, last]) => sum + last - first + 1, 0)
}

const pictographs = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/gu
const unseen = /\p{C}|\p{Variation_Selector}|\u{20e3}/gu

/** Text as it can be drawn here: without pictographs; null where a box would stand for a letter. */
export async function drawable(text: string): Promise<string | null> {
  const plain = text
    .replace(/\s/g, ' ')
    .replace(pictographs, '')
    .replace(unseen, '')
    // Chinese fonts draw these as wide as a letter of their own.
    .replace(/(?<=\p{Script=Latin})’(?=\p{Script=Latin})/gu, "'")
    .replace(/ +/g, ' ')
    .trim()
  if (!plain) return null
  const spans = await covered()
  return [...plain].every(letter => letter === ' ' || has(spans, letter.codePointAt(0) ?? 0))
    ? plain
    : null
}

function has(spans: Covered, point: number): boolean {
  let low = 0
  let high = spans.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const [first, last] = spans[middle] as [number, number]
    if (point < first) high = middle - 1
    else if (point > last) low = middle + 1
    else return true
  }
  return false
}
