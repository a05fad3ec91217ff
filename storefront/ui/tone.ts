/** Colours a picture's box can have while it loads: styles are files, so the nearest one is a class. */
export const tones = [
  '#f3e9d8',
  '#e8d3b0',
  '#d9b98a',
  '#c79a63',
  '#a87445',
  '#7f5232',
  '#553722',
  '#2e2119',
  '#f0d7cd',
  '#e0a58f',
  '#cc6d4f',
  '#a8402a',
  '#f2dfe4',
  '#c98b9d',
  '#8a4460',
  '#e3e6d3',
  '#b9c49a',
  '#7f9463',
  '#4b6344',
  '#d5e2e3',
  '#93b3b8',
  '#4f7a83',
  '#c9cfdf',
  '#5b6690',
]

const known = new Map<string, number>()

/** Index of the tone nearest to `#rrggbb`. */
export function toneOf(color: string): number {
  const nearest = known.get(color) ?? nearestTo(color)
  if (known.size < 10_000) known.set(color, nearest)
  return nearest
}

function nearestTo(color: string): number {
  const wanted = channels(color)
  const distances = tones.map(tone =>
    channels(tone).reduce((sum, value, i) => sum + (value - (wanted[i] ?? 0)) ** 2, 0),
  )
  return distances.indexOf(Math.min(...distances))
}

function channels(color: string): number[] {
  return [1, 3, 5].map(at => Number.parseInt(color.slice(at, at + 2), 16) || 0)
}
