import type { Family } from './parts.ts'
import {
  blob,
  box,
  cream,
  fill,
  highlight,
  ink,
  inside,
  leaf,
  line,
  lit,
  move,
  oval,
  shade,
  shadow,
  stitch,
  times,
  walnut,
} from './parts.ts'

/** Cloth tied over a lid: a scalloped cap with string. */
const cap = (y: number, w: number, color: string) =>
  lit(
    `M${-w} ${y}Q${-w * 0.9} ${y - 74} 0 ${y - 80}Q${w * 0.9} ${y - 74} ${w} ${y}` +
      `l26 62q${-w * 0.22} 26 ${-w * 0.42 - 13} 4q${-w * 0.25} 24 ${-w * 0.58 - 13} 6` +
      `q${-w * 0.33} 18 ${-w * 0.58 - 13}-6q${-w * 0.2} 22 ${-w * 0.42 - 13}-4Z`,
    color,
    30,
    times(4, i => line(`M${-w - 40} ${y - 70 + i * 42}h${w * 2 + 80}`, cream, 9, 0.5)) +
      times(9, i => line(`M${-w + i * w * 0.25} ${y - 90}v170`, cream, 9, 0.5)),
  )

export const food: Family = {
  jar: {
    formats: ['tall', 'square'],
    draw: ({ color }) => {
      const glass = 'M-150-440h300q64 40 64 110V-50q0 50-50 50h-328q-50 0-50-50V-330q0-70 64-110Z'
      return (
        shadow(440) +
        fill(glass, '#fbf6e8', 0.75) +
        inside(
          glass,
          fill('M-260-350Q-100-376 0-350T260-356V0H-260Z', color) +
            fill(
              'M-260-350Q-100-376 0-350T260-356v28Q100-340 0-324T-260-324Z',
              shade(color, -0.3),
            ) +
            fill('M130-450H260V0H110Q160-200 130-450Z', shade(color, 0.6), 0.24),
        ) +
        highlight('M-176-320v220', 18, 0.7) +
        fill(box(-120, -250, 240, 150, 14), cream) +
        fill(
          blob([
            [0, -226],
            [44, -190],
            [30, -134],
            [-30, -134],
            [-44, -190],
          ]),
          color,
        ) +
        move(leaf(50), 2, -214, 1, -30) +
        cap(-452, 168, '#b5432c') +
        line('M-164-440Q0-420 166-440', cream, 11) +
        line('M60-430q30 50 8 96m-8-96q50 30 62 78', cream, 8)
      )
    },
  },
  tin: {
    formats: ['tall', 'square'],
    draw: ({ color }) => {
      const body = 'M-170-400V-40Q-170 0 0 0T170-40V-400Z'
      return (
        shadow(370) +
        lit(
          body,
          color,
          62,
          fill('M-170-300Q0-268 170-300V-110Q0-72-170-110Z', cream) +
            line('M-170-316Q0-284 170-316M-170-94Q0-56 170-94', '#d9b25f', 7) +
            move(leaf(130), -6, -96, 1, -90) +
            move(leaf(92), -6, -106, 1, -142) +
            move(leaf(92), -6, -106, 1, -38),
        ) +
        lit('M-178-488V-400Q0-364 178-400V-488Z', shade(color, 0.16), 62) +
        fill(oval(0, -488, 178, 36), shade(color, -0.24)) +
        fill(oval(0, -492, 52, 11), shade(color, 0.2)) +
        lit(
          blob([
            [0, -532],
            [34, -518],
            [22, -492],
            [-22, -492],
            [-34, -518],
          ]),
          '#d9b25f',
          12,
        ) +
        highlight('M-142-360v42m0 240v34', 14, 0.5) +
        move(leaf(80, '#57633c'), 196, 22, 1, -14) +
        move(leaf(66, '#57633c'), 250, 44, 1, 24)
      )
    },
  },
  'tea-cake': {
    formats: ['square', 'wide'],
    draw: ({ color, roll }) => {
      const disc = oval(0, -250, 250)
      return (
        shadow(420) +
        lit('M-250 0L-190-60H190L250 0Z', walnut, 16) +
        move(
          fill(oval(22, -246, 252), shade(color, 0.45)) +
            lit(
              disc,
              color,
              54,
              times(70, i => {
                const [a, r] = [i * 2.4, 28 * Math.sqrt(i)]
                const d = `M${Math.round(Math.cos(a) * r)} ${Math.round(-250 + Math.sin(a) * r)}`
                return line(
                  `${d}q${Math.round(roll(-24, 24))} ${Math.round(roll(-20, 20))} ` +
                    `${Math.round(roll(14, 44))} ${Math.round(roll(-26, 26))}`,
                  shade(color, i % 3 ? 0.34 : -0.34),
                  7,
                  0.7,
                )
              }),
            ) +
            inside(disc, lit('M-270-510H270L60-240Q-20-180-110-240L-270-330Z', cream, 22)) +
            fill(box(-96, -440, 104, 104, 18), '#b8371f') +
            move(leaf(74, cream), -44, -350, 1, -90),
          0,
          -18,
        ) +
        lit('M-262 0q8-44 40-44H222q32 0 40 44Z', shade(walnut, -0.1), 20)
      )
    },
  },
  bottle: {
    formats: ['tall'],
    draw: ({ color }) => {
      const d =
        'M-48-620h96v130q0 50 58 92 44 34 44 100V-40q0 40-40 40H-110q-40 0-40-40V-298' +
        'q0-66 44-100 58-42 58-92Z'
      return (
        shadow(310) +
        lit(
          d,
          color,
          50,
          fill('M-200-330H200V0H-200Z', shade(color, 0.22)) +
            fill(box(-150, -282, 300, 190), cream) +
            line('M-150-264h300m0 154h-300', shade(color, 0.2), 5),
        ) +
        highlight('M-118-300v8m0 240v14M-24-580v90q0 46-50 86', 14) +
        move(leaf(96), -12, -130, 1, -118) +
        move(leaf(96), -2, -130, 1, -62) +
        fill(oval(-4, -144, 20), shade(color, -0.1)) +
        lit(box(-58, -640, 116, 40, 12), shade(color, 0.3), 16) +
        lit('M-40-700h80l-6 64H-34Z', '#c79b6b', 16)
      )
    },
  },
  'bag-of-grain': {
    formats: ['square', 'tall'],
    draw: ({ color, roll }) => {
      const sack = '#d9bf92'
      const grains = times(52, i => {
        const x = roll(-190, 190)
        const y = -452 - roll(0, 96) * (1 - (x / 210) ** 2) + roll(0, 26)
        return move(
          fill(oval(0, 0, 17, 10), shade(color, i % 2 ? 0.24 : -0.3)),
          x,
          y,
          1,
          roll(0, 180),
        )
      })
      const bag = blob([
        [-190, -420],
        [0, -390],
        [190, -420],
        [236, -220],
        [244, -40],
        [190, 0],
        [0, 4],
        [-190, 0],
        [-244, -40],
        [-236, -220],
      ])
      return (
        shadow(510) +
        fill('M-200-430Q-150-580 0-584T200-430Z', color) +
        grains +
        lit(
          bag,
          sack,
          66,
          times(3, i =>
            line(
              `M${-60 + i * 74}-330q${-30 + i * 26} 150 ${-12 + i * 10} 300`,
              shade(sack, 0.3),
              6,
              0.28,
            ),
          ),
        ) +
        lit(
          blob([
            [-214, -470],
            [0, -424],
            [214, -470],
            [226, -412],
            [0, -356],
            [-226, -412],
          ]),
          shade(sack, -0.3),
          26,
        ) +
        stitch('M-210-420Q0-362 210-420', shade(sack, 0.45)) +
        line('M0-84V-270', walnut, 8) +
        times(
          4,
          i =>
            move(leaf(62, '#b98a35'), 0, -130 - i * 38, 1, -46) +
            move(leaf(62, '#b98a35'), 0, -130 - i * 38, 1, -134),
        ) +
        move(leaf(62, '#b98a35'), 0, -262, 1, -90) +
        times(7, i =>
          move(
            fill(oval(0, 0, 16, 9), shade(color, i % 2 ? 0.2 : -0.2)),
            260 + roll(-10, 90),
            16 + roll(-14, 30),
            1,
            roll(0, 180),
          ),
        ) +
        fill(oval(250, 30, 2), ink, 0.1)
      )
    },
  },
}
