import { ceramics } from './ceramics.ts'
import { cloth } from './cloth.ts'
import { food } from './food.ts'
import { fruits } from './fruit.ts'
import { home } from './home.ts'
import { outdoor } from './outdoor.ts'
import { paper, parcel } from './paper.ts'
import type { Drawing, Family, Kind } from './parts.ts'
import { dice, hex, move, pick, sizes } from './parts.ts'
import { room } from './room.ts'

export { drawAvatar } from './avatar.ts'
export type { Drawing } from './parts.ts'

const things: Family = { ...fruits, ...food, ...ceramics, ...home, ...cloth, ...outdoor, ...paper }
const wrapped: Kind = { formats: ['square', 'wide'], draw: parcel }

export const kinds = Object.keys(things)

const scales = { tall: 1.06, square: 1.06, wide: 1 } as const
const feet = { table: 0.83, wall: 0.86, field: 0.82, top: 0.83 } as const

/** One still life: the same kind, colour and seed always give the same picture. */
export function draw(wish: { kind: string; color: string; seed: string }): Drawing {
  const thing = Object.hasOwn(things, wish.kind) ? things[wish.kind]! : wrapped
  const brush = { color: hex(wish.color), roll: dice(`${wish.kind} ${wish.seed}`) }
  const format = pick(thing.formats, brush.roll)
  const setting = thing.setting ?? 'table'
  const [width, height] = sizes[format]
  const scene = room(format, setting, brush)
  const sway = setting === 'top' ? 0 : brush.roll(-0.025, 0.025)
  const x = width * (0.5 + sway)
  const body = scene + move(thing.draw(brush), x, height * feet[setting], scales[format])
  return {
    svg:
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"` +
      ` width="${width}" height="${height}">${body}</svg>`,
    width,
    height,
  }
}

type Wish = { kind: string; color: string; seed: string }

/** Several things side by side on one table, and where the middle of each is, in 1/10000. */
export function drawTogether(wishes: Wish[]): Drawing & { places: { x: number; y: number }[] } {
  const [width, height] = sizes.wide
  const brush = {
    color: hex(wishes[0]?.color ?? ''),
    roll: dice(wishes.map(one => one.seed).join()),
  }
  const scale = 1.75 / wishes.length
  const at = (index: number) => (index + 0.5) / wishes.length
  const drawn = wishes.map(({ kind, color, seed }, index) => {
    const thing = Object.hasOwn(things, kind) ? things[kind]! : wrapped
    const own = { color: hex(color), roll: dice(`${kind} ${seed}`) }
    return move(thing.draw(own), width * at(index), height * feet.table, scale)
  })
  const body = room('wide', 'table', brush) + drawn.join('')
  const size = `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${body}</svg>`,
    width,
    height,
    places: wishes.map((_, index) => ({ x: Math.round(at(index) * 10_000), y: 6400 })),
  }
}
