/** Colours as `#rrggbb`; the light in every picture is warm and comes from the upper left. */
export type Colour = string

export const shadow: Colour = '#4a2413'
export const glow: Colour = '#fff0d2'
export const sealRed: Colour = '#c2371f'

const channels = (c: Colour) => [1, 3, 5].map(at => Number.parseInt(c.slice(at, at + 2), 16))

/** `share` 0 gives the first colour, 1 the second. */
export function mix(first: Colour, second: Colour, share: number): Colour {
  const other = channels(second)
  const mixed = channels(first).map((value, i) => value + ((other[i] ?? value) - value) * share)
  return `#${mixed.map(v => Math.round(v).toString(16).padStart(2, '0')).join('')}`
}

export const darker = (c: Colour, share = 0.2) => mix(c, '#2b1418', share)
export const paler = (c: Colour, share = 0.25) => mix(c, '#fff6e6', share)
