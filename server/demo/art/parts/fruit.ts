import { fill, inside, line, lit, move } from '../brush.ts'
import { dice, times } from '../dice.ts'
import { type Colour, darker, mix, paler } from '../paint.ts'
import { blob, curve, mirrored, num, oval, type Point } from '../path.ts'
import { leaf } from './leaf.ts'

/** Fruit is drawn around the origin with a radius of about 100 and placed with `scale`. */
type Place = { x: number; y: number; r?: number; turn?: number; colour?: Colour; leafy?: boolean }

const appleSkin = blob(
  mirrored([
    [0, -72],
    [36, -92],
    [80, -74],
    [104, -14],
    [88, 50],
    [48, 93],
    [0, 88],
  ]),
)

export function apple({
  x,
  y,
  r = 100,
  turn = 0,
  colour = '#c23a2a',
  leafy = false,
}: Place): string {
  const roll = dice(`apple${Math.round(x)}${Math.round(y)}`)
  const streaks = times(15, i => {
    const a = -2.95 + i * 0.2 + roll(-0.05, 0.05)
    const [c, s] = [Math.cos(a), -Math.sin(a)]
    const reach = roll(70, 128)
    return line(
      `M${num(c * 20)} ${num(-66 + s * 10)}Q${num(c * reach * 0.72)} ${num(-70 + s * 24)} ${num(c * reach * 0.86)} ${num(-62 + s * reach)}`,
      '#e9a04f',
      roll(3, 6),
      { opacity: 0.55 },
    )
  })
  const dots = times(16, () =>
    fill(oval(roll(-80, 80), roll(-40, 75), roll(1.4, 2.4)), '#f7d9a0', 0.8),
  )
  const skin = lit(appleSkin, colour, {
    depth: 30,
    pattern:
      fill(oval(0, -70, 62, 26), '#e5b052', 0.75) +
      streaks +
      dots +
      fill(oval(0, -72, 30, 10), '#6e3a1c', 0.55),
  })
  const stem = line('M0 -72Q2 -98 14 -114', '#6b4526', 8)
  const shine = fill(
    blob([
      [-70, -44],
      [-52, -62],
      [-44, -50],
      [-62, -14],
      [-76, -6],
    ]),
    '#fff6e6',
    0.5,
  )
  const green = leafy ? leaf({ x: 8, y: -96, turn: -24, length: 92, colour: '#6d8d45' }) : ''
  return move(skin + stem + green + shine, x, y, r / 100, turn)
}

export function appleHalf({ x, y, r = 100, turn = 0, colour = '#c23a2a' }: Place): string {
  const flesh = blob(
    mirrored([
      [0, -60],
      [36, -82],
      [74, -66],
      [95, -14],
      [80, 46],
      [44, 84],
      [0, 78],
    ]),
  )
  const core = blob(
    mirrored([
      [0, -36],
      [30, -46],
      [44, -8],
      [26, 36],
      [0, 50],
    ]),
  )
  const seed = (side: number) =>
    move(
      fill('M0 -20C14 -6 12 14 0 18C-12 14 -14 -6 0 -20Z', '#6a3a1e'),
      side * 15,
      4,
      1,
      side * 10,
    )
  return move(
    lit(appleSkin, colour, { depth: 12 }) +
      lit(flesh, '#f9ecc6', { depth: 14, shade: 0.1 }) +
      line(core, '#dcb978', 4) +
      fill(core, '#f2dda8', 0.8) +
      seed(-1) +
      seed(1) +
      line('M0 -62Q2 -92 12 -106', '#6b4526', 8),
    x,
    y,
    r / 100,
    turn,
  )
}

export function orange({
  x,
  y,
  r = 100,
  turn = 0,
  colour = '#e88a2c',
  leafy = false,
}: Place): string {
  const roll = dice(`orange${Math.round(x)}${Math.round(y)}`)
  const pores = times(34, () => {
    const [a, d] = [roll(0, 6.28), Math.sqrt(roll(0, 1)) * 86]
    return fill(oval(Math.cos(a) * d, Math.sin(a) * d, 2.6), darker(colour, 0.22), 0.55)
  })
  const star = times(5, i =>
    line(`M0 0L${num(14 * Math.cos(i * 1.257))} ${num(8 * Math.sin(i * 1.257))}`, '#5f6b2d', 6),
  )
  const green = leafy
    ? leaf({ x: -4, y: -78, turn: -32, length: 120, colour: '#4f7a45' }) +
      leaf({ x: 0, y: -76, turn: 196, length: 84, colour: '#6a9150' })
    : ''
  return move(
    lit(oval(0, 0, 100, 96), colour, { depth: 30, pattern: pores }) +
      move(star, 2, -70) +
      green +
      fill(
        blob([
          [-66, -36],
          [-46, -60],
          [-38, -46],
          [-58, -14],
        ]),
        '#fff6e6',
        0.45,
      ),
    x,
    y,
    r / 100,
    turn,
  )
}

export function orangeHalf({ x, y, r = 100, turn = 0, colour = '#e88a2c' }: Place): string {
  const wedge = blob([
    [0, -12],
    [26, -66],
    [18, -82],
    [0, -85],
    [-18, -82],
    [-26, -66],
  ])
  const wedges = times(9, i =>
    move(lit(wedge, mix(colour, '#ffd27a', 0.3), { depth: 7, shade: 0.16 }), 0, 0, 1, i * 40),
  )
  return move(
    lit(oval(0, 0, 100), colour, { depth: 10 }) + fill(oval(0, 0, 92), '#fbe6bd') + wedges,
    x,
    y,
    r / 100,
    turn,
  )
}

const pearSkin = blob(
  mirrored([
    [0, -122],
    [26, -114],
    [40, -78],
    [52, -34],
    [86, 14],
    [96, 62],
    [70, 104],
    [0, 116],
  ]),
)

export function pear({
  x,
  y,
  r = 100,
  turn = 0,
  colour = '#dcc566',
  leafy = false,
}: Place): string {
  const roll = dice(`pear${Math.round(x)}${Math.round(y)}`)
  const freckles = times(46, () =>
    fill(oval(roll(-90, 90), roll(-110, 110), roll(1.4, 2.8)), '#94742e', 0.6),
  )
  const green = leafy ? leaf({ x: 8, y: -144, turn: 12, length: 110, colour: '#6d8d45' }) : ''
  return move(
    lit(pearSkin, colour, { depth: 30, pattern: freckles }) +
      line('M0 -120Q-2 -150 12 -172', '#6b4526', 9) +
      green +
      fill(
        blob([
          [-58, 26],
          [-44, -8],
          [-34, 0],
          [-46, 48],
          [-58, 56],
        ]),
        '#fffbe9',
        0.5,
      ),
    x,
    y,
    r / 100,
    turn,
  )
}

export function kiwi({ x, y, r = 100, turn = 0, colour = '#8a6a3d' }: Place): string {
  const roll = dice(`kiwi${Math.round(x)}${Math.round(y)}`)
  const fuzz = times(64, () => {
    const [px, py] = [roll(-92, 92), roll(-76, 76)]
    return line(
      `M${num(px)} ${num(py)}l${num(roll(6, 13))} ${num(roll(-5, 2))}`,
      mix(colour, '#c8a468', roll(0, 1)),
      2.6,
      { opacity: 0.7 },
    )
  })
  return move(
    lit(oval(0, 0, 100, 82), colour, { depth: 28, pattern: fuzz }) +
      fill(oval(-93, -4, 7, 15), '#5b4326') +
      fill(
        blob([
          [-54, -38],
          [-22, -58],
          [-12, -48],
          [-46, -24],
        ]),
        '#fff0d2',
        0.22,
      ),
    x,
    y,
    r / 100,
    turn,
  )
}

export function kiwiHalf({ x, y, r = 100, turn = 0 }: Place): string {
  const rays = times(22, i => {
    const a = (i / 22) * 6.283
    return line(
      `M${num(Math.cos(a) * 30)} ${num(Math.sin(a) * 28)}L${num(Math.cos(a) * 80)} ${num(Math.sin(a) * 76)}`,
      '#b7cf6b',
      4,
      { opacity: 0.7 },
    )
  })
  const seeds = times(24, i => {
    const a = (i / 24) * 6.283
    const d = i % 2 ? 40 : 48
    return move(
      fill(oval(0, 0, 6.5, 3.2), '#2c2a1c'),
      Math.cos(a) * d,
      Math.sin(a) * d * 0.95,
      1,
      (a * 180) / Math.PI,
    )
  })
  return move(
    fill(oval(0, 0, 100, 95), '#7d5f36') +
      lit(oval(0, 0, 93, 88), '#8fb04a', {
        depth: 12,
        shade: 0.18,
        pattern: fill(oval(0, 0, 66, 62), '#a2c05a') + rays,
      }) +
      fill(oval(0, 0, 28, 24), '#eef0c4') +
      seeds,
    x,
    y,
    r / 100,
    turn,
  )
}

const crown: Point[] = [
  [-26, -88],
  [-36, -132],
  [-18, -116],
  [-8, -140],
  [6, -116],
  [22, -138],
  [26, -112],
  [42, -126],
  [28, -86],
]
const crownPath = `M${crown.map(p => p.join(' ')).join('L')}Z`

export function pomegranate({ x, y, r = 100, turn = 0, colour = '#b6383a' }: Place): string {
  const roll = dice(`pomegranate${Math.round(x)}${Math.round(y)}`)
  const blush = fill(
    blob([
      [-90, 10],
      [-60, -40],
      [-20, -20],
      [-30, 50],
      [-70, 70],
    ]),
    '#e39a55',
    0.45,
  )
  const marks = times(24, () =>
    fill(oval(roll(-84, 84), roll(-76, 84), roll(2, 5), roll(1.5, 3.5)), '#7c1f2a', 0.35),
  )
  const body = blob(
    mirrored([
      [0, -94],
      [40, -90],
      [88, -46],
      [100, 10],
      [80, 66],
      [34, 95],
      [0, 98],
    ]),
  )
  return move(
    lit(crownPath, darker(colour, 0.08), { depth: 10 }) +
      lit(body, colour, { depth: 32, pattern: blush + marks }) +
      fill(
        blob([
          [-64, -40],
          [-44, -62],
          [-34, -50],
          [-56, -14],
        ]),
        '#fff0d8',
        0.4,
      ),
    x,
    y,
    r / 100,
    turn,
  )
}

/** Broken open: two chambers of seeds between pale walls. */
export function pomegranateOpen({ x, y, r = 100, turn = 0, colour = '#b6383a' }: Place): string {
  const roll = dice('pomegranate seeds')
  const rind = blob([
    [-96, 10],
    [-84, -46],
    [-46, -84],
    [6, -90],
    [60, -78],
    [92, -36],
    [98, 24],
    [70, 78],
    [14, 96],
    [-50, 86],
  ])
  const pith = blob([
    [-82, 6],
    [-70, -42],
    [-34, -70],
    [10, -76],
    [54, -62],
    [78, -24],
    [82, 26],
    [56, 64],
    [10, 80],
    [-44, 70],
  ])
  const chambers = [
    blob([
      [-70, 0],
      [-60, -38],
      [-30, -58],
      [-8, -44],
      [-12, -4],
      [-40, 14],
    ]),
    blob([
      [8, -64],
      [50, -50],
      [68, -18],
      [48, 2],
      [14, -8],
      [4, -38],
    ]),
    blob([
      [-46, 56],
      [-62, 26],
      [-30, 22],
      [0, 8],
      [10, 40],
      [2, 68],
    ]),
    blob([
      [24, 12],
      [54, 14],
      [70, 26],
      [50, 54],
      [24, 62],
      [16, 36],
    ]),
  ]
    .map(d => fill(d, '#8e1b2c') + inside(d, seedBed(roll)))
    .join('')
  return move(
    lit(rind, colour, { depth: 16 }) + lit(pith, '#f6dfae', { depth: 10, shade: 0.12 }) + chambers,
    x,
    y,
    r / 100,
    turn,
  )
}

function seedBed(roll: (low: number, high: number) => number): string {
  return times(110, i => {
    const [px, py] = [
      -80 + (i % 11) * 16 + roll(-3, 3),
      -72 + Math.floor(i / 11) * 15 + roll(-3, 3),
    ]
    return pomegranateSeed(px, py, roll(0.85, 1.05), roll(0, 360))
  })
}

export const pomegranateSeed = (x: number, y: number, scale = 1, turn = 0) =>
  move(
    fill('M0 -10C8 -6 9 6 0 9C-9 6 -8 -6 0 -10Z', '#c62f42') +
      fill(oval(-2, -2, 2.4, 3), '#f7b3a6', 0.9),
    x,
    y,
    scale,
    turn,
  )

/** A peeled, dried persimmon with its sugar frost and the four-leaved calyx. */
export function driedPersimmon(
  { x, y, r = 100, turn = 0, colour = '#c4622d' }: Place,
  frost = 0.6,
): string {
  const body = blob([
    [-98, 0],
    [-84, -40],
    [-40, -62],
    [10, -66],
    [62, -56],
    [96, -14],
    [92, 30],
    [56, 58],
    [0, 66],
    [-58, 56],
    [-90, 34],
  ])
  const wrinkles = [
    [-60, 12],
    [-24, 34],
    [22, 36],
    [58, 14],
  ]
    .map(([px = 0, py = 0]) =>
      line(
        curve([
          [px - 20, py],
          [px, py + 8],
          [px + 20, py - 2],
        ]),
        darker(colour, 0.35),
        5,
        { opacity: 0.5 },
      ),
    )
    .join('')
  const sugar =
    frost > 0
      ? fill(
          blob([
            [-80, -8],
            [-56, -46],
            [0, -58],
            [50, -50],
            [80, -16],
            [40, -6],
            [18, 14],
            [-14, 2],
            [-40, 18],
            [-60, 0],
          ]),
          '#fdf0dc',
          frost,
        )
      : ''
  const calyx = times(4, i =>
    move(fill('M0 0C-22 -8 -26 -30 0 -40C26 -30 22 -8 0 0Z', '#7d6a42'), 0, -34, 1, i * 90 + 45),
  )
  return move(
    lit(body, colour, { depth: 22, pattern: wrinkles + sugar }) +
      `<g transform="translate(0 -22) scale(1 .5)">${calyx}</g>`,
    x,
    y,
    r / 100,
    turn,
  )
}

export function freshPersimmon({ x, y, r = 100, turn = 0, colour = '#e2702a' }: Place): string {
  const body = blob(
    mirrored([
      [0, -74],
      [50, -72],
      [98, -24],
      [92, 34],
      [50, 74],
      [0, 80],
    ]),
  )
  const calyx = times(4, i =>
    move(
      lit('M0 4C-30 -4 -34 -34 0 -52C34 -34 30 -4 0 4Z', '#76803f', { depth: 6 }),
      0,
      0,
      1,
      i * 90 + 20,
    ),
  )
  return move(
    lit(body, colour, { depth: 30 }) +
      `<g transform="translate(0 -66) scale(1 .46)">${calyx}</g>` +
      fill(
        blob([
          [-70, -20],
          [-54, -44],
          [-42, -36],
          [-58, 4],
        ]),
        '#fff6e6',
        0.45,
      ) +
      line('M0 -68V-92', '#5b4326', 10),
    x,
    y,
    r / 100,
    turn,
  )
}

export const walnutSkin = oval(0, 0, 96, 88)

export function walnut({ x, y, r = 100, turn = 0, colour = '#c0935c' }: Place): string {
  const dark = darker(colour, 0.35)
  const grooves = [-1, 1]
    .map(side =>
      times(4, i => {
        const py = -58 + i * 36
        return line(
          curve([
            [side * 10, py],
            [side * 34, py + 12],
            [side * 52, py - 6],
            [side * 78, py + 10],
          ]),
          dark,
          5,
          { opacity: 0.6 },
        )
      }),
    )
    .join('')
  const seam = line('M0 -88C10 -50 -8 -20 4 20C10 50 -4 70 0 88', dark, 7, { opacity: 0.8 })
  return move(lit(walnutSkin, colour, { depth: 28, pattern: grooves + seam }), x, y, r / 100, turn)
}

export function walnutHalf({ x, y, r = 100, turn = 0 }: Place): string {
  const lobe = (side: number) =>
    lit(
      blob([
        [side * 6, -56],
        [side * 34, -62],
        [side * 58, -36],
        [side * 50, -8],
        [side * 64, 18],
        [side * 48, 50],
        [side * 20, 56],
        [side * 6, 34],
      ]),
      '#d9ab6c',
      { depth: 9 },
    ) +
    line(
      curve([
        [side * 16, -34],
        [side * 40, -28],
        [side * 28, -6],
        [side * 44, 14],
        [side * 22, 30],
      ]),
      '#9a6a35',
      5,
    )
  return move(
    lit(walnutSkin, '#a87a46', { depth: 8 }) +
      fill(oval(0, 0, 80, 72), '#6f4a28') +
      lobe(-1) +
      lobe(1) +
      fill(
        blob([
          [-4, -50],
          [4, -50],
          [5, 46],
          [-5, 46],
        ]),
        '#b98a52',
      ),
    x,
    y,
    r / 100,
    turn,
  )
}

export const skinTone = (c: Colour) => paler(c, 0.3)
