import { withoutTurning } from '../../server/platform/turning.ts'

const breaksAndControls = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu

/** A break in a name could forge a header or a line of the letter; a direction mark, its meaning. */
export function oneLine(text: string): string {
  return withoutTurning(text).replace(breaksAndControls, ' ').trim()
}

export function clipped(text: string, charactersMax: number): string {
  const characters = Array.from(text)
  if (characters.length <= charactersMax) return text
  return `${characters
    .slice(0, charactersMax - 1)
    .join('')
    .trimEnd()}…`
}

/**
 * Letters about accounts reach people who may never have asked for one: a "name" which is really an
 * advertisement with an address in it must not be sent on in ours.
 */
export function greetableName(name: string): string | null {
  const text = oneLine(name)
  const isAdvert = /[/:@]|\.\p{L}{2,}|\d{6,}/u.test(text) || Array.from(text).length > 60
  return text && !isAdvert ? text : null
}
