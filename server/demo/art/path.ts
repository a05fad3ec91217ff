export type Point = readonly [x: number, y: number]

/** A number as short as a drawing needs it. */
export const num = (value: number) => String(Math.round(value * 10) / 10)

const at = ([x, y]: Point) => `${num(x)} ${num(y)}`

/** A soft line through all points (Catmull-Rom turned into Béziers). */
export function curve(points: readonly Point[], start: 'M' | 'L' = 'M'): string {
  const point = (i: number) => points[Math.min(Math.max(i, 0), points.length - 1)]!
  return bend(points.length - 1, point, start)
}

/** A soft closed outline through all points. */
export function blob(points: readonly Point[]): string {
  const count = points.length
  return `${bend(count, i => points[(i + count) % count]!, 'M')}Z`
}

function bend(pieces: number, point: (i: number) => Point, start: 'M' | 'L'): string {
  let d = `${start}${at(point(0))}`
  for (let i = 0; i < pieces; i++) {
    const [before, from, to, after] = [point(i - 1), point(i), point(i + 1), point(i + 2)]
    const out: Point = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6]
    const into: Point = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6]
    d += `C${at(out)} ${at(into)} ${at(to)}`
  }
  return d
}

export const polygon = (points: readonly Point[]) => `M${points.map(at).join('L')}Z`

export const oval = (cx: number, cy: number, rx: number, ry = rx) =>
  `M${num(cx - rx)} ${num(cy)}a${num(rx)} ${num(ry)} 0 1 0 ${num(2 * rx)} 0` +
  `a${num(rx)} ${num(ry)} 0 1 0 ${num(-2 * rx)} 0Z`

export function box(x: number, y: number, width: number, height: number, corner = 0): string {
  const c = Math.min(corner, width / 2, height / 2)
  const arc = (dx: number, dy: number) => `a${num(c)} ${num(c)} 0 0 1 ${num(dx)} ${num(dy)}`
  return (
    `M${num(x + c)} ${num(y)}h${num(width - 2 * c)}${arc(c, c)}v${num(height - 2 * c)}` +
    `${arc(-c, c)}h${num(2 * c - width)}${arc(-c, -c)}v${num(2 * c - height)}${arc(c, -c)}Z`
  )
}

/** Left-right symmetric points: the given right half, then its mirror image. */
export function mirrored(right: readonly Point[], cx = 0): Point[] {
  const left = right.filter(([x]) => x !== 0).map(([x, y]): Point => [cx - x, y])
  return [...right.map(([x, y]): Point => [cx + x, y]), ...left.reverse()]
}
