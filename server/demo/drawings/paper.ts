import type { Brush, Family } from './parts.ts'
import {
  blob,
  box,
  brass,
  cast,
  cream,
  fill,
  highlight,
  ink,
  leaf,
  line,
  lit,
  move,
  oval,
  shade,
  shadow,
  stitch,
  times,
} from './parts.ts'

export const paper: Family = {
  /** A swallow of bamboo and paper, high up. */
  kite: {
    formats: ['square', 'tall'],
    setting: 'field',
    draw: ({ color }) => {
      const wing = 'M0-470C90-560 250-600 350-520 300-470 250-430 240-360 150-390 70-380 0-330Z'
      const tail = 'M-10-300L-44-150-110-20-20-92 0-170 20-92 110-20 44-150 10-300Z'
      const body = 'M-56-470Q-70-360-34-250H34Q70-360 56-470Z'
      const half =
        lit(
          wing,
          color,
          24,
          fill(oval(210, -470, 64, 44), cream) + fill(oval(210, -470, 30, 22), ink),
        ) + line('M20-452C110-520 240-560 338-520', shade(color, 0.45), 8)
      return (
        line('M0-330C60-120 20 40 220 160', ink, 4, 0.55) +
        half +
        `<g transform="scale(-1 1)">${half}</g>` +
        lit(tail, shade(color, 0.2), 16, line('M0-290V-100', cream, 10)) +
        lit(
          body,
          cream,
          18,
          fill(box(-70, -330, 140, 34), color) + fill(box(-70, -280, 140, 34), color),
        ) +
        lit(oval(0, -512, 62, 58), ink, 16) +
        fill(oval(-24, -522, 15), cream) +
        fill(oval(24, -522, 15), cream) +
        fill('M-16-488H16L0-458Z', brass)
      )
    },
  },
  notebook: {
    formats: ['tall', 'square'],
    draw: ({ color }) => {
      const d = 'M-220-580H200Q226-580 226-554V-26Q226 0 200 0H-220Z'
      return (
        cast(d, 40, 4) +
        shadow(480) +
        lit(
          'M-200-566H236Q250-566 250-550V-22Q250-8 236-8H-200Z',
          cream,
          8,
          times(4, i => line(`M${234 + i * 5}-580V0`, shade(cream, 0.3), 2, 0.6)),
        ) +
        lit(
          d,
          color,
          26,
          fill(box(-220, -580, 74, 580), shade(color, 0.3)) +
            stitch('M-128-570V-10', shade(color, -0.5)),
        ) +
        lit(box(-70, -440, 210, 140, 10), cream, 8) +
        line('M-40-396H110M-40-350H60', shade(color, 0.2), 7, 0.6) +
        fill(box(168, -580, 22, 580), shade(color, 0.55)) +
        line('M40 0q10 40-14 76', '#b5432c', 13) +
        highlight('M-198-540V-420', 9, 0.4)
      )
    },
  },
  pen: {
    formats: ['wide', 'square'],
    setting: 'top',
    draw: ({ color }) => {
      const barrel = 'M-150-44H330Q372-40 372 0T330 44H-150Z'
      const nib = 'M-240-30L-400-4V4L-240 30Z'
      return (
        line(
          'M-330-90C-270-190-190-160-220-90S-130-20-80-120 20-180 60-120',
          shade('#3a3a4a', 0.1),
          9,
          0.8,
        ) +
        move(
          move(fill(barrel + nib + box(-250, -36, 110, 72), ink, 0.18), 14, 24) +
            lit(nib, brass, 12, '') +
            line('M-394 0H-292', shade(brass, 0.5), 4) +
            fill(oval(-284, 0, 8), shade(brass, 0.6)) +
            lit('M-250-32Q-200-40-150-38V38Q-200 40-250 32Z', shade(color, 0.45), 18) +
            lit(barrel, color, 24) +
            lit(box(-6, -48, 22, 96, 4), brass, 20) +
            lit(box(296, -48, 16, 96, 4), brass, 20) +
            lit('M300-20H90Q66-16 66-4T90 8H300Z', brass, 8) +
            highlight('M-130-24H-30M40-28H60', 9),
          30,
          -290,
          1,
          -32,
        )
      )
    },
  },
  book: {
    formats: ['square', 'wide'],
    draw: ({ color }) => {
      const volume = (y: number, w: number, h: number, tone: string, dx: number) =>
        move(
          lit(
            box(-w + 16, 12, w * 2 - 30, h - 24),
            cream,
            12,
            times(4, i =>
              line(`M${-w} ${26 + i * ((h - 44) / 3)}H${w}`, shade(cream, 0.3), 3, 0.5),
            ),
          ) +
            lit(
              `M${-w + 30} 0H${w}V16H${-w + 40}Q${-w + 22} ${h / 2} ${-w + 40} ${h - 16}H${w}V${h}H${-w + 30}Q${-w - 14} ${h / 2} ${-w + 30} 0Z`,
              tone,
              10,
            ),
          dx,
          y,
        )
      const left = 'M0-330Q-120-430-310-380L-330-220Q-130-262 0-180Z'
      const right = 'M0-330Q120-430 310-380L330-220Q130-262 0-180Z'
      const cover =
        'M0-300Q-130-400-322-352L-350-196Q-130-240 0-156 130-240 350-196L322-352Q130-400 0-300Z'
      return (
        shadow(600) +
        volume(-88, 300, 88, shade(color, 0.3), -8) +
        volume(-168, 280, 80, '#d9a441', 16) +
        fill('M-300-176Q0-120 320-176L280-160H-260Z', ink, 0.2) +
        lit(cover, color, 14) +
        lit(left, cream, 12) +
        lit(right, shade(cream, 0.07), 26) +
        times(4, i =>
          line(
            `M-276 ${-346 + i * 34}Q-150 ${-376 + i * 34}-44 ${-300 + i * 34}`,
            '#8a7763',
            6,
            0.55,
          ),
        ) +
        times(3, i =>
          line(
            `M50 ${-232 - i * 0 + i * 26 - 26}Q150 ${-300 + i * 26}276 ${-272 + i * 26}`,
            '#8a7763',
            6,
            i ? 0.5 : 0,
          ),
        ) +
        fill(
          blob([
            [150, -382],
            [206, -372],
            [200, -318],
            [150, -312],
            [112, -338],
          ]),
          color,
        ) +
        move(leaf(46), 158, -374, 1, -50) +
        line('M0-326V-186', shade(cream, 0.4), 6) +
        line('M20-320Q40-240 26-130l-16 26-14-20Q14-230 4-320', '#b5432c', 8)
      )
    },
  },
}

/** What one does not know comes wrapped: brown paper, string and a leaf. */
export function parcel({ color }: Brush): string {
  const kraft = '#c99c68'
  return (
    shadow(590) +
    lit('M-280-340L-230-420H270L290-340Z', shade(kraft, -0.24), 12) +
    lit(
      box(-280, -340, 570, 340, 10),
      kraft,
      46,
      line('M-260-330L-180-250M270-330L200-260', shade(kraft, 0.3), 6, 0.4) +
        fill(box(-300, -190, 600, 44), color) +
        fill(box(-46, -350, 48, 350), color),
    ) +
    fill('M-46-340L-18-420H30L2-340Z', shade(color, -0.14)) +
    lit(
      blob([
        [-20, -380],
        [-90, -470],
        [-170, -450],
        [-150, -380],
        [-80, -360],
      ]),
      color,
      18,
    ) +
    lit(
      blob([
        [-10, -380],
        [60, -474],
        [146, -460],
        [130, -386],
        [60, -360],
      ]),
      color,
      18,
    ) +
    line('M-24-370q-60 40-70 96M0-370q60 30 84 90', shade(color, 0.12), 22) +
    lit(oval(-10, -378, 34, 30), shade(color, 0.1), 12) +
    move(leaf(110), 20, -390, 1, -66)
  )
}
