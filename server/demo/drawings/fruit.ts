import type { Family, Roll } from './parts.ts'
import {
  blob,
  box,
  cast,
  cream,
  fill,
  highlight,
  ink,
  leaf,
  leafGreen,
  line,
  lit,
  move,
  oak,
  oval,
  shade,
  shadow,
  times,
  walnut,
} from './parts.ts'

/** One round fruit with its foot at 0,0. */
function fruit(r: number, color: string, withLeaf = true): string {
  const d = blob([
    [0, -r * 1.78],
    [r * 0.62, -r * 1.86],
    [r, -r],
    [r * 0.6, -r * 0.12],
    [0, 0],
    [-r * 0.6, -r * 0.12],
    [-r, -r],
    [-r * 0.62, -r * 1.86],
  ])
  const stalk = line(
    `M0 ${-r * 1.72}q${r * 0.04} ${-r * 0.2} ${r * 0.14} ${-r * 0.34}`,
    walnut,
    r * 0.1,
  )
  return (
    lit(d, color, r * 0.36) +
    fill(oval(0, -r * 1.74, r * 0.24, r * 0.07), shade(color, 0.35)) +
    highlight(
      `M${-r * 0.6} ${-r * 1.1}q${r * 0.04} ${-r * 0.3} ${r * 0.22} ${-r * 0.42}`,
      r * 0.13,
    ) +
    stalk +
    (withLeaf ? move(leaf(r * 0.95), r * 0.08, -r * 1.9, 1, -24) : '')
  )
}

const tone = (color: string, roll: Roll) => shade(color, roll(-0.14, 0.1))

const planks = (y: number, height: number, width: number, color: string) =>
  lit(box(-width / 2, y, width, height, 6), color, 20) +
  line(
    `M${-width * 0.36} ${y + height * 0.4}h${width * 0.3}m40 16h${width * 0.22}`,
    shade(color, 0.3),
    4,
    0.5,
  )

export const fruits: Family = {
  'fruit-box': {
    formats: ['wide', 'square'],
    draw: ({ color, roll }) => {
      const row = (count: number, y: number, r: number) =>
        times(count, i =>
          move(
            fruit(r, tone(color, roll), roll(0, 1) < 0.5),
            (i - (count - 1) / 2) * r * 1.78,
            y + roll(-6, 6),
            1,
            roll(-14, 14),
          ),
        )
      return (
        shadow(680) +
        fill(box(-310, -300, 620, 90), shade(oak, 0.45)) +
        row(4, -300, 84) +
        row(5, -196, 78) +
        planks(-236, 98, 660, shade(oak, -0.2)) +
        planks(-118, 118, 660, shade(oak, -0.12)) +
        lit(box(-330, -262, 54, 262, 5), oak, 14) +
        lit(box(276, -262, 54, 262, 5), oak, 14) +
        fill(oval(0, -122, 54), cream) +
        move(fruit(25, color), 0, -100)
      )
    },
  },
  kiwis: {
    formats: ['wide', 'square'],
    draw: ({ color }) => {
      const skin = '#8d6b42'
      const whole = (tilt: number) =>
        move(
          lit(oval(0, -112, 140, 112), skin, 44) +
            fill(oval(-128, -112, 16, 22), shade(skin, 0.35)) +
            highlight('M-70-176q40-26 90-24', 14, 0.35),
          0,
          0,
          1,
          tilt,
        )
      const seeds = times(14, i => {
        const turn = (i / 14) * Math.PI * 2
        return fill(oval(Math.cos(turn) * 62, -128 + Math.sin(turn) * 58, 7, 5), ink, 0.8)
      })
      const half =
        lit(oval(0, -128, 138, 128), skin, 20) +
        fill(oval(-6, -130, 122, 113), color) +
        fill(oval(-6, -130, 96, 88), shade(color, -0.22)) +
        fill(oval(-6, -130, 40, 34), cream) +
        move(seeds, -6, -2)
      return (
        shadow(620) +
        move(whole(-8), -190, -60, 1.05) +
        move(whole(6), 70, -110, 1.02) +
        move(whole(10), 236, -14, 1.05) +
        move(half, -20, 14, 1.12)
      )
    },
  },
  /** Peeled and hung on strings until the sugar comes out. */
  'dried-persimmons': {
    formats: ['square'],
    setting: 'wall',
    draw: ({ color, roll }) => {
      const one = (tint: string) =>
        lit(
          'M-62-96Q-92-30-44-4Q0 8 44-4Q92-30 62-96Q0-124-62-96Z',
          tint,
          24,
          times(5, i => fill(oval(-50 + i * 26, -18 - (i % 2) * 26, 22, 12), cream, 0.28)),
        ) + fill('M-40-104L-16-118 0-108 16-118 40-104 18-96 0-102-18-96Z', shade(leafGreen, 0.3))
      const string = (x: number, count: number) =>
        line(`M${x}-640V${-640 + count * 136}`, walnut, 5) +
        times(count, i =>
          move(one(tone(color, roll)), x + roll(-5, 5), -500 + i * 136, 1, roll(-6, 6)),
        )
      return (
        cast('M-320-656H320V-632H-320Z', 14, 14) +
        string(-200, 3) +
        string(0, 4) +
        string(200, 3) +
        lit(box(-330, -662, 660, 30, 14), oak, 12) +
        times(3, i => fill(box(-210 + i * 200, -666, 20, 38, 6), shade(oak, 0.4)))
      )
    },
  },
  'fruit-bowl': {
    formats: ['square', 'wide'],
    draw: ({ color, roll }) => {
      const bowl = 'M-310-230Q-290-20-110 0H110Q290-20 310-230Z'
      const glaze = '#eee3cd'
      return (
        shadow(420) +
        fill(oval(0, -230, 310, 46), shade(glaze, 0.4)) +
        move(fruit(88, tone(color, roll)), -80, -330, 1, -10) +
        move(fruit(88, tone(color, roll)), 90, -322, 1, 14) +
        move(fruit(94, tone(color, roll), false), -190, -208, 1, -12) +
        move(fruit(94, tone(color, roll), false), 194, -208, 1, 12) +
        move(fruit(100, shade(color, -0.06)), 4, -190) +
        lit(bowl, glaze, 60, fill('M-330-240H330V-172Q0-120-330-172Z', '#5f7f8c')) +
        highlight('M-250-180q12 64 54 106', 16) +
        shadow(110, 400, 34) +
        move(fruit(66, tone(color, roll)), 392, 36, 1, 8)
      )
    },
  },
}
