import { fill, inside, line, move } from '../brush.ts'
import { times } from '../dice.ts'
import { type Colour, darker, glow, mix, paler, shadow } from '../paint.ts'
import { box, curve, num, oval, polygon } from '../path.ts'
import { leafShape } from './leaf.ts'

/** Eight rooms and the night; a wall and a table tone each. */
const airs = {
  oat: ['#efe2cb', '#d9bf97'],
  clay: ['#ecc9b1', '#cd9472'],
  sage: ['#cdd5bb', '#a3b18a'],
  mist: ['#cbdada', '#97b1b4'],
  straw: ['#f4d898', '#dfb055'],
  rose: ['#ecccc6', '#c99493'],
  dusk: ['#b4bcd2', '#7784aa'],
  persimmon: ['#f2b489', '#dc7c47'],
  night: ['#36434e', '#232d36'],
} as const

export type Set = {
  air: keyof typeof airs
  /** Where the table begins, as a share of the height. */
  table?: number
  top?: 'plain' | 'round' | 'shelf' | 'planks' | 'none'
  wall?: 'plain' | 'sun' | 'window' | 'arch' | 'branch' | 'tiles'
}

export const airColours = (air: keyof typeof airs): readonly [Colour, Colour] => airs[air]

export function backdrop(set: Set, w: number, h: number): string {
  const [wall, table] = airs[set.air]
  const y = h * (set.table ?? 0.66)
  return (
    fill(box(0, 0, w, h), wall) +
    lampLight(w, h, set.air === 'night' ? 0.12 : 0.5) +
    walls[set.wall ?? 'plain'](wall, w, h, y) +
    tops[set.top ?? 'plain'](table, w, h, y)
  )
}

const lampLight = (w: number, h: number, strength: number) =>
  `<radialGradient id="lamp" cx="0.22" cy="0.12" r="0.95"><stop offset="0" stop-color="${glow}"` +
  ` stop-opacity="${strength}"/><stop offset="1" stop-color="${glow}" stop-opacity="0"/>` +
  `</radialGradient><rect width="${w}" height="${h}" fill="url(#lamp)"/>`

type Wall = (wall: Colour, w: number, h: number, table: number) => string

const walls: Record<NonNullable<Set['wall']>, Wall> = {
  plain: () => '',
  sun: (wall, w, _h, y) => fill(oval(w * 0.54, y * 0.56, y * 0.42), paler(wall, 0.45), 0.75),
  window: (_wall, w, _h, y) =>
    times(2, row =>
      times(2, column => {
        const [x, top] = [w * (0.1 + column * 0.27), y * (0.1 + row * 0.36) + column * y * 0.07]
        const [pw, ph, lean] = [w * 0.24, y * 0.31, y * 0.062]
        const pane = polygon([
          [x, top],
          [x + pw, top + lean],
          [x + pw, top + ph + lean],
          [x, top + ph],
        ])
        return fill(pane, glow, 0.5)
      }),
    ),
  arch: (wall, w, h, y) => {
    const [left, r] = [w * 0.17, w * 0.33]
    const arch = `M${num(left)} ${num(h)}V${num(y * 0.12 + r)}a${num(r)} ${num(r)} 0 0 1 ${num(2 * r)} 0V${num(h)}Z`
    return (
      fill(arch, darker(wall, 0.12)) + inside(arch, move(fill(arch, paler(wall, 0.2), 0.7), 26, 14))
    )
  },
  branch: (wall, w, _h, y) => branchShadow(w, y, darker(wall, 0.3)),
  tiles: (wall, w, _h, y) => {
    const side = w / 7
    const rows = Math.ceil(y / side)
    const grid =
      times(8, i => `M${num(i * side - side / 2)} 0V${num(y)}`) +
      times(rows, i => `M0 ${num(y - i * side)}H${w}`)
    return line(grid, paler(wall, 0.6), 4, { opacity: 0.55 })
  },
}

/** A branch outside the window, thrown onto the wall by the sun. */
function branchShadow(w: number, y: number, colour: Colour): string {
  const stem = curve([
    [w * 1.04, y * 0.1],
    [w * 0.78, y * 0.26],
    [w * 0.5, y * 0.24],
  ])
  const leaves = times(11, i => {
    const t = i / 10
    const [x, top] = [w * (1 - t * 0.5), y * (0.12 + Math.sin(t * 2.2) * 0.14)]
    return move(
      fill(leafShape(w * (0.17 - t * 0.05), w * 0.05), colour),
      x,
      top,
      1,
      i % 2 ? 118 + t * 40 : 228 - t * 30,
    )
  })
  return `<g opacity="0.22">${line(stem, colour, 9) + leaves}</g>`
}

type Top = (table: Colour, w: number, h: number, y: number) => string

const tops: Record<NonNullable<Set['top']>, Top> = {
  none: () => '',
  plain: (table, w, h, y) =>
    fill(box(0, y, w, h - y), table) +
    fill(box(0, y, w, 7), paler(table, 0.35)) +
    fill(
      polygon([
        [0, y + 7],
        [w * 0.75, y + 7],
        [w * 0.3, h],
        [0, h],
      ]),
      glow,
      0.16,
    ),
  round: (table, w, h, y) => {
    const edge = h * 0.055
    const disc = (dy: number) => oval(w * 0.5, y + h * 0.2 + dy, w * 0.66, h * 0.2)
    return (
      fill(box(0, y + h * 0.16, w, h), shadow, 0.16) +
      fill(disc(edge), darker(table, 0.25)) +
      fill(disc(0), table) +
      inside(disc(0), fill(oval(w * 0.36, y + h * 0.15, w * 0.5, h * 0.16), glow, 0.2))
    )
  },
  shelf: (table, w, h, y) => {
    const [front, depth] = [h * 0.93, h * 0.035]
    return (
      fill(box(0, y, w, h - y), table) +
      fill(
        polygon([
          [0, y],
          [w * 0.8, y],
          [w * 0.4, front],
          [0, front],
        ]),
        glow,
        0.16,
      ) +
      fill(box(0, front, w, depth), paler(table, 0.3)) +
      fill(box(0, front + depth, w, h), darker(table, 0.32))
    )
  },
  planks: (_table, w, h, y) => {
    const wood = '#c99a68'
    const rows = [0, 0.2, 0.5, 1].map(t => y + (h - y) * t)
    const seams = rows
      .slice(1, 3)
      .map(top => line(`M0 ${num(top)}H${w}`, darker(wood, 0.3), 4))
      .join('')
    const grain = times(9, i => {
      const top = y + (h - y) * (0.08 + i * 0.105)
      const x = ((i * 0.37) % 0.8) * w
      return line(
        curve([
          [x, top],
          [x + w * 0.14, top - 5],
          [x + w * 0.3, top + 2],
        ]),
        darker(wood, 0.25),
        3,
        { opacity: 0.5 },
      )
    })
    return (
      fill(box(0, y, w, h - y), wood) +
      seams +
      grain +
      fill(box(0, y, w, 8), mix(wood, '#fff0d2', 0.4)) +
      fill(
        polygon([
          [0, y + 8],
          [w * 0.75, y + 8],
          [w * 0.3, h],
          [0, h],
        ]),
        glow,
        0.16,
      )
    )
  },
}
