import { cast, fill, inside, line, lit } from '../brush.ts'
import { dice, times } from '../dice.ts'
import { type Colour, darker, paler, shadow } from '../paint.ts'
import { box, curve, num, oval } from '../path.ts'

export function plank(
  x: number,
  y: number,
  w: number,
  h: number,
  colour: Colour,
  corner = 6,
): string {
  const d = box(x, y, w, h, corner)
  return (
    fill(d, colour) +
    inside(
      d,
      grain(x, y, w, h, colour) +
        fill(box(x, y, w, h * 0.1), paler(colour, 0.4), 0.8) +
        fill(box(x, y + h * 0.86, w, h * 0.2), darker(colour, 0.35), 0.45),
    )
  )
}

export function grain(x: number, y: number, w: number, h: number, colour: Colour): string {
  const roll = dice(`grain${Math.round(x)}${Math.round(y)}`)
  const dark = darker(colour, 0.3)
  const lines = times(Math.max(3, Math.round(h / 16)), () => {
    const [left, top, long] = [
      x + roll(-0.1, 0.7) * w,
      y + roll(0.14, 0.86) * h,
      roll(0.2, 0.5) * w,
    ]
    return line(
      curve([
        [left, top],
        [left + long / 2, top - roll(-5, 5)],
        [left + long, top + roll(-2, 2)],
      ]),
      dark,
      3,
      { opacity: 0.4 },
    )
  })
  const knot =
    w > 260
      ? line(oval(x + w * roll(0.2, 0.8), y + h * 0.5, 13, 6), dark, 3, { opacity: 0.45 })
      : ''
  return lines + knot
}

/** An open fruit crate from the front; `heap` is drawn between its back and its front boards. */
export function crate(
  x: number,
  y: number,
  w: number,
  h: number,
  colour: Colour,
  heap: string,
): string {
  const board = h / 3
  const back =
    fill(box(x + 24, y - h - h * 0.16, w - 48, h, 6), darker(colour, 0.4)) +
    plank(x + 24, y - h - h * 0.16, w - 48, board * 0.7, darker(colour, 0.18))
  const front = times(
    3,
    i =>
      fill(box(x, y - h + board * i + board - 12, w, 14), '#5a3517') +
      plank(x, y - h + board * i, w, board - 9, i === 1 ? paler(colour, 0.1) : colour),
  )
  const post = (px: number) =>
    lit(box(px, y - h - 14, 44, h + 10, 6), darker(colour, 0.1), { depth: 12 }) +
    times(3, i => fill(oval(px + 22, y - h + board * (i + 0.45), 5), '#6d6a66'))
  const grip =
    fill(box(x + w / 2 - 70, y - h + 12, 140, board * 0.42, 30), '#4e2e16') +
    fill(box(x + w / 2 - 66, y - h + 20, 132, board * 0.42 - 8, 26), darker(colour, 0.55))
  return (
    cast(x + w / 2, y - 6, w / 2, w * 0.2) +
    back +
    heap +
    fill(box(x, y - h, w, 12), shadow, 0) +
    front +
    post(x - 8) +
    post(x + w - 36) +
    grip
  )
}

/** A round board or tray lying flat. */
export function tray(x: number, y: number, r: number, colour: Colour, tilt = 0.24): string {
  const d = oval(x, y, r, r * tilt)
  const rings = times(4, i =>
    line(
      oval(x + r * 0.06, y, r * (0.2 + i * 0.2), r * tilt * (0.2 + i * 0.2)),
      darker(colour, 0.2),
      3,
      { opacity: 0.35 },
    ),
  )
  return (
    cast(x, y + r * tilt * 0.3, r, r * 0.16) +
    fill(oval(x, y + r * 0.05, r, r * tilt), darker(colour, 0.3)) +
    lit(d, colour, { depth: 10, pattern: rings })
  )
}

/** A woven basket wall between two radii; the heap stands behind its rim. */
export function basket(
  x: number,
  y: number,
  top: number,
  foot: number,
  h: number,
  colour: Colour,
  heap: string,
): string {
  const wall = `M${num(x - top)} ${num(y - h)}C${num(x - top * 1.02)} ${num(y - h * 0.4)} ${num(x - foot * 1.1)} ${num(y)} ${num(x - foot)} ${num(y)}A${num(foot)} ${num(foot * 0.18)} 0 0 0 ${num(x + foot)} ${num(y)}C${num(x + foot * 1.1)} ${num(y)} ${num(x + top * 1.02)} ${num(y - h * 0.4)} ${num(x + top)} ${num(y - h)}A${num(top)} ${num(top * 0.2)} 0 0 1 ${num(x - top)} ${num(y - h)}Z`
  const rows = Math.round(h / 26)
  const weave = times(rows, row =>
    times(17, i => {
      const t = (i - 8 + (row % 2 ? 0.5 : 0)) / 8
      const r = foot + (top - foot) * (1 - row / rows)
      const sag = Math.sqrt(Math.max(0, 1 - t * t)) * r * 0.19
      const [cx, cy] = [x + t * r, y - h + (row + 0.5) * (h / rows) + sag]
      return line(
        `M${num(cx - r * 0.05)} ${num(cy)}q${num(r * 0.05)} -9 ${num(r * 0.1)} 0`,
        i % 2 ? darker(colour, 0.22) : paler(colour, 0.25),
        13,
        { opacity: 0.85 },
      )
    }),
  )
  const rim = `M${num(x - top)} ${num(y - h)}A${num(top)} ${num(top * 0.2)} 0 0 0 ${num(x + top)} ${num(y - h)}`
  return (
    cast(x, y + 6, top * 0.92, top * 0.5) +
    fill(oval(x, y - h, top, top * 0.2), darker(colour, 0.5)) +
    heap +
    lit(wall, colour, { depth: top * 0.16, pattern: weave }) +
    line(rim, darker(colour, 0.2), 24) +
    line(rim, paler(colour, 0.3), 13, { dash: '22 12' })
  )
}
