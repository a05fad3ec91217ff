import { fill, inside, line, move } from '../brush.ts'
import { times } from '../dice.ts'
import { type Colour, darker, paler } from '../paint.ts'
import { num } from '../path.ts'

/** From the origin to the right: `length` long, `width` at its belly. */
export function leafShape(length: number, width: number): string {
  const [l, w] = [num(length), width]
  return (
    `M0 0C${num(length * 0.2)} ${num(-w * 0.75)} ${num(length * 0.65)} ${num(-w * 0.7)} ${l} 0` +
    `C${num(length * 0.7)} ${num(w * 0.55)} ${num(length * 0.25)} ${num(w * 0.6)} 0 0Z`
  )
}

type Place = {
  x: number
  y: number
  turn?: number
  length?: number
  width?: number
  colour?: Colour
}

/** A leaf in two tones with its middle vein. */
export function leaf({
  x,
  y,
  turn = 0,
  length = 120,
  width = length * 0.5,
  colour = '#5f7f45',
}: Place) {
  const d = leafShape(length, width)
  const vein = `M0 0Q${num(length * 0.5)} ${num(-width * 0.06)} ${num(length * 0.92)} 0`
  const half = `${vein}L${num(length)} 0V${num(width)}H0Z`
  return move(
    fill(d, colour) +
      inside(d, fill(half, darker(colour, 0.22))) +
      line(vein, paler(colour, 0.4), Math.max(2, length / 50)),
    x,
    y,
    1,
    turn,
  )
}

/** A thin twig along the x axis with leaves on both sides. */
export function sprig(
  x: number,
  y: number,
  turn: number,
  length: number,
  colour: Colour,
  pairs = 4,
): string {
  const stem = line(
    `M0 0Q${num(length * 0.5)} ${num(-length * 0.08)} ${num(length)} 0`,
    darker(colour, 0.3),
    Math.max(4, length / 45),
  )
  const leaves = times(pairs * 2, i => {
    const t = 0.22 + (Math.floor(i / 2) / pairs) * 0.78
    const up = i % 2 === 0
    return leaf({
      x: length * t,
      y: -length * 0.08 * Math.sin(Math.PI * t) * 0.9,
      turn: up ? -48 + t * 22 : 44 - t * 20,
      length: length * (0.34 - t * 0.1),
      colour,
    })
  })
  const tip = leaf({ x: length * 0.98, y: 0, turn: -3, length: length * 0.28, colour })
  return move(stem + leaves + tip, x, y, 1, turn)
}
