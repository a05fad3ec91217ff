import { cast, fill, inside, line, lit, move } from '../brush.ts'
import { dice, times } from '../dice.ts'
import { type Colour, darker, glow, paler } from '../paint.ts'
import { curve, num, oval, type Point } from '../path.ts'

/** Something turned on a wheel, standing on (x, y), seen a little from above. */
export type Vessel = {
  x: number
  y: number
  /** From the foot upwards: height over the foot and radius there. */
  profile: readonly (readonly [height: number, radius: number])[]
  colour: Colour
  /** Ellipses are this much flatter than circles. */
  tilt?: number
  lip?: Colour
  inner?: Colour
  /** What it holds: how far below the rim and in which colour. */
  liquid?: { drop: number; colour: Colour }
  /** Drawn on the wall, clipped to it. */
  pattern?: string
  /** Drawn inside the mouth, clipped to it. */
  contents?: string
  closed?: boolean
  wall?: number
  shadowLength?: number
}

export function outline({ x, y, profile, tilt = 0.2 }: Vessel): string {
  const [foot, rim] = [profile[0]!, profile[profile.length - 1]!]
  const right = profile.map(([h, r]): Point => [x + r, y - h])
  const left = profile.map(([h, r]): Point => [x - r, y - h]).reverse()
  const top = `A${num(rim[1])} ${num(rim[1] * tilt)} 0 0 0 ${num(x - rim[1])} ${num(y - rim[0])}`
  const bottom = `A${num(foot[1])} ${num(foot[1] * tilt)} 0 0 0 ${num(x + foot[1])} ${num(y)}Z`
  return curve(right) + top + curve(left, 'L') + bottom
}

export function vessel(v: Vessel): string {
  const { x, y, profile, tilt = 0.2, colour, wall = 7 } = v
  const [height, mouth] = profile[profile.length - 1]!
  const foot = profile[0]![1]
  const widest = Math.max(...profile.map(([, r]) => r))
  const d = outline(v)
  const body = lit(d, colour, { depth: widest * 0.26, pattern: v.pattern ?? '', shine: 0.22 })
  const shade = cast(
    x + (widest - foot) * 0.3,
    y + foot * tilt * 0.35,
    (foot + widest) * 0.52,
    v.shadowLength ?? widest * 0.8,
  )
  return shade + body + (v.closed ? '' : opening(x, y - height, mouth, tilt, wall, v))
}

function opening(x: number, y: number, r: number, tilt: number, wall: number, v: Vessel): string {
  const inner = v.inner ?? darker(v.colour, 0.12)
  const hole = oval(x, y, r - wall, (r - wall * 0.8) * tilt)
  const dark = fill(oval(x + r * 0.22, y + r * tilt * 0.28, r, r * tilt), paler(inner, 0.18), 0.8)
  const liquid = v.liquid
    ? fill(oval(x, y + v.liquid.drop, r - wall * 0.6, (r - wall) * tilt), v.liquid.colour) +
      fill(
        oval(x - r * 0.3, y + v.liquid.drop - r * tilt * 0.15, r * 0.42, r * tilt * 0.24),
        glow,
        0.35,
      )
    : ''
  return (
    fill(oval(x, y, r, r * tilt), v.lip ?? paler(v.colour, 0.35)) +
    fill(hole, darker(inner, 0.16)) +
    inside(hole, dark + liquid + (v.contents ?? ''))
  )
}

/** Glaze poured over the upper part, its edge running down in drips. */
export function dripGlaze(v: Vessel, depth: number, colour: Colour, seed: string): string {
  const roll = dice(seed)
  const height = v.profile[v.profile.length - 1]![0]
  const reach = Math.max(...v.profile.map(([, r]) => r)) + 10
  const count = 9
  const edge = Array.from({ length: count + 1 }, (_, i): Point => {
    const t = (i / count) * 2 - 1
    const sag = Math.sqrt(Math.max(0, 1 - t * t)) * reach * (v.tilt ?? 0.2)
    return [
      v.x + t * reach,
      v.y - height + depth + sag * 0.8 + (i % 2 ? roll(8, 34) : roll(-20, 2)),
    ]
  })
  const top = v.y - height - 60
  const d = `${curve(edge)}L${num(v.x + reach)} ${num(top)}H${num(v.x - reach)}Z`
  return fill(d, colour) + line(curve(edge), darker(colour, 0.3), 5, { opacity: 0.5 })
}

/** Iron specks of stoneware, over the whole outline box. */
export function specks(v: Vessel, count: number, colour: Colour, seed = 'specks'): string {
  const roll = dice(seed)
  const height = v.profile[v.profile.length - 1]![0]
  const reach = Math.max(...v.profile.map(([, r]) => r))
  return times(count, () =>
    fill(
      oval(v.x + roll(-reach, reach), v.y - roll(-10, height), roll(1.5, 3.6)),
      colour,
      roll(0.4, 0.9),
    ),
  )
}

/** A ring around the wall at one height; `bow` follows the tilt. */
export function ring(
  v: Vessel,
  height: number,
  width: number,
  colour: Colour,
  opacity = 1,
): string {
  const r = Math.max(...v.profile.map(([, radius]) => radius)) + 4
  const sag = r * (v.tilt ?? 0.2)
  const y = v.y - height
  return line(
    `M${num(v.x - r)} ${num(y)}A${num(r)} ${num(sag)} 0 0 0 ${num(v.x + r)} ${num(y)}`,
    colour,
    width,
    { opacity, cap: 'butt' },
  )
}

/** Three soft wisps over something hot. */
export function steam(
  x: number,
  y: number,
  height: number,
  colour: Colour = '#fffaf0',
  opacity = 0.75,
): string {
  const wisp = (dx: number, h: number, w: number) =>
    line(
      curve([
        [x + dx, y],
        [x + dx - 18, y - h * 0.3],
        [x + dx + 14, y - h * 0.62],
        [x + dx - 6, y - h],
      ]),
      colour,
      w,
      { opacity: opacity * 0.6 },
    )
  return (
    wisp(-height * 0.2, height * 0.75, 9) +
    wisp(0, height, 11) +
    wisp(height * 0.2, height * 0.68, 8)
  )
}

export const footRing = (x: number, y: number, r: number, colour: Colour) =>
  move(fill(oval(0, 0, r, r * 0.2), darker(colour, 0.3)), x, y)
