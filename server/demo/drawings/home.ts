import type { Family } from './parts.ts'
import {
  blob,
  box,
  brass,
  cast,
  cream,
  fill,
  highlight,
  ink,
  inside,
  leaf,
  line,
  lit,
  move,
  oak,
  oval,
  shade,
  shadow,
  steel,
  stitch,
  times,
  walnut,
} from './parts.ts'

export const home: Family = {
  lamp: {
    formats: ['tall'],
    draw: ({ color }) => {
      const hood = 'M-130-690H130L260-400Q0-350-260-400Z'
      return (
        fill(oval(0, -470, 400), '#fff1c9', 0.28) +
        shadow(330) +
        fill('M-210-392L-330 26H330L210-392Z', '#fff1c9', 0.22) +
        lit(box(-13, -420, 26, 380, 10), brass, 9) +
        lit('M-140 0Q-136-60-40-66H40Q136-60 140 0Z', brass, 30) +
        fill(oval(0, -392, 240, 34), '#ffe9ae') +
        lit(
          hood,
          color,
          56,
          times(9, i =>
            line(`M${-120 + i * 30}-700L${-248 + i * 62}-360`, shade(color, 0.3), 4, 0.35),
          ),
        ) +
        line('M-258-402Q0-352 258-402', shade(color, -0.4), 11) +
        line('M-130-690H130', shade(color, 0.3), 11) +
        line('M120-380v130', brass, 4) +
        fill(oval(120, -242, 12), brass)
      )
    },
  },
  lantern: {
    formats: ['tall'],
    draw: ({ color }) => {
      const body = blob([
        [-90, -420],
        [90, -420],
        [226, -330],
        [250, -220],
        [226, -110],
        [90, -20],
        [-90, -20],
        [-226, -110],
        [-250, -220],
        [-226, -330],
      ])
      const ribs = [-190, -110, 0, 110, 190]
      return (
        move(
          fill(oval(0, -220, 370), '#fff1c9', 0.26) +
            line('M0-1100V-440', '#3c2a22', 7) +
            lit(
              body,
              color,
              60,
              fill(oval(-10, -220, 150, 190), shade(color, -0.5), 0.55) +
                ribs
                  .map(x =>
                    line(
                      `M${x * 0.5}-430Q${x * 1.5}-220 ${x * 0.5}-10`,
                      shade(color, 0.34),
                      6,
                      0.6,
                    ),
                  )
                  .join(''),
            ) +
            lit(box(-100, -458, 200, 48, 10), '#3f2a22', 26) +
            lit(box(-100, -30, 200, 48, 10), '#3f2a22', 26) +
            line('M-40-440h80M-40-12h80', brass, 7) +
            line('M0 18v60', brass, 8) +
            lit(oval(0, 84, 22), brass, 10) +
            times(5, i =>
              line(
                `M${-16 + i * 8} 104L${-32 + i * 16} 236`,
                i % 2 ? color : shade(color, 0.22),
                9,
              ),
            ),
          0,
          -360,
        ) + shadow(300, 0, 10)
      )
    },
  },
  plant: {
    formats: ['tall', 'square'],
    draw: ({ color, roll }) => {
      const stems: [number, number, number][] = [
        [-86, 300, -150],
        [-70, 340, -128],
        [-20, 390, -104],
        [20, 400, -80],
        [70, 340, -52],
        [90, 290, -28],
      ]
      const frond = (long: number, i: number) => {
        const green = ['#557a45', '#6c8f55', '#476b41'][i % 3]!
        return (
          line(`M0 0L${long * 0.5} 0`, shade(green, 0.3), 9) +
          move(leaf(long * 0.72, green), long * 0.36, 0)
        )
      }
      const pot = 'M-190-270H190L150-30Q146 0 116 0H-116Q-146 0-150-30Z'
      return (
        shadow(330) +
        stems
          .map(([x, long, turn], i) => move(frond(long, i), x * 0.6, -280, 1, turn + roll(-7, 7)))
          .join('') +
        move(frond(260, 1), -20, -280, 1, -116) +
        move(frond(270, 0), 30, -280, 1, -66) +
        lit(pot, color, 54, fill('M-220-270H220v34H-220Z', shade(color, 0.4), 0.5)) +
        lit(box(-212, -322, 424, 76, 12), shade(color, -0.08), 44) +
        highlight('M-156-210l18 120', 16, 0.4)
      )
    },
  },
  basket: {
    formats: ['square', 'wide'],
    draw: ({ color }) => {
      const d = 'M-270-270H270L226-30Q222 0 190 0H-190Q-222 0-226-30Z'
      const weave = times(6, r =>
        times(13, c =>
          lit(
            box(-290 + c * 46 + (r % 2) * 23, -262 + r * 46, 42, 38, 16),
            shade(color, (r + c) % 2 ? 0.03 : -0.16),
            7,
          ),
        ),
      )
      return (
        shadow(490) +
        line('M-226-280C-240-640 240-640 226-280', shade(color, 0.36), 38) +
        line('M-232-284C-240-628 232-632 220-284', color, 22) +
        times(9, i => {
          const a = Math.PI * (0.12 + i * 0.095)
          const [x, y] = [-226 * Math.cos(a), -330 - 214 * Math.sin(a)]
          return fill(oval(x, y, 8, 13), shade(color, 0.4), 0.6)
        }) +
        lit(
          blob([
            [-230, -270],
            [-180, -350],
            [-60, -372],
            [60, -350],
            [190, -360],
            [236, -270],
            [0, -230],
          ]),
          cream,
          30,
        ) +
        line('M-140-346q30 40 20 70m150-76q-20 50 0 70', shade(cream, 0.3), 6, 0.5) +
        fill(d, shade(color, 0.4)) +
        inside(d, weave + fill('M130-290H300V10H100Z', ink, 0.16)) +
        lit(box(-286, -296, 572, 48, 24), shade(color, 0.08), 24) +
        stitch('M-260-272H260', shade(color, 0.5))
      )
    },
  },
  knife: {
    formats: ['wide', 'square'],
    setting: 'top',
    draw: ({ color }) => {
      const blade = 'M-150-62H380Q420-62 404-20 360 74 190 88H-150Z'
      const grip = 'M-172-66H-440Q-490-66-486-20-484 24-440 26L-390 10H-172Z'
      return move(
        move(fill(blade + grip, ink, 0.2), 16, 22) +
          lit(
            blade,
            steel,
            20,
            fill('M-150 30H396Q340 96 190 100H-150Z', '#eceae2') +
              line('M-150 30Q200 40 386 16', '#9fa29c', 5),
          ) +
          lit(grip, color, 22, line('M-470-44H-180', shade(color, -0.4), 8, 0.5)) +
          lit(box(-184, -70, 40, 84, 6), brass, 12) +
          fill(oval(-250, -26, 12) + oval(-334, -26, 12) + oval(-418, -26, 12), brass) +
          highlight('M-110-40H300', 9, 0.8),
        20,
        -300,
        0.98,
        -24,
      )
    },
  },
  board: {
    formats: ['tall', 'square'],
    draw: ({ color }) => {
      const d = `${box(-220, -500, 440, 500, 48)}`
      const neck = 'M-70-480Q-50-520-54-600-54-664 0-664T54-600Q50-520 70-480Z'
      return (
        cast(d + neck, 34, 6) +
        shadow(450) +
        lit(neck, color, 24) +
        lit(
          d,
          color,
          34,
          times(6, i =>
            line(`M${-180 + i * 70}-510q${i % 2 ? 22 : -22} 260 0 520`, shade(color, 0.3), 5, 0.4),
          ) + line('M-30-330q40-60 70 0t-20 90-60-30 10-60', shade(color, 0.35), 5, 0.4),
        ) +
        fill(oval(0, -606, 24), shade(color, 0.62)) +
        line('M0-606q-60 60-50 130', cream, 7) +
        move(
          shadow(170) +
            lit(oval(0, -84, 84), '#cf4a2c', 28) +
            highlight('M-48-96q4-26 22-40', 11) +
            times(5, i => move(leaf(44), 0, -162, 1, 10 + i * 40)),
          230,
          30,
        ) +
        fill(box(-4, -4, 2, 2), walnut)
      )
    },
  },
  toy: {
    formats: ['wide', 'square'],
    draw: ({ color }) => {
      const horse =
        'M-220-150Q-236-330-170-340H60Q90-430 130-520L150-580 186-530Q280-500 300-420' +
        'L270-384Q220-400 206-392 226-300 200-150L190-60H120L106-200H-110L-130-60H-204Z'
      const wheel = (x: number) =>
        lit(oval(x, -50, 54), '#e0a33a', 18) + fill(oval(x, -50, 18), walnut)
      return (
        shadow(560) +
        line('M-216-310Q-300-290-290-180', shade(color, 0.5), 34) +
        lit(
          horse,
          color,
          30,
          fill('M-110-360H30V-250Q-40-200-110-250Z', cream) +
            stitch('M-96-340V-256Q-40-218 16-256V-340', '#b5432c'),
        ) +
        line('M60-350Q86-450 132-540', shade(color, 0.55), 32) +
        line('M160-420L214-510M206-398L268-470', '#b5432c', 9) +
        fill(oval(216, -466, 13), ink) +
        lit(box(-290, -92, 580, 44, 14), oak, 16) +
        wheel(-200) +
        wheel(200) +
        line('M290-70Q380-60 400-10T470 20', '#b5432c', 8) +
        lit(oval(476, 20, 18), '#e0a33a', 7)
      )
    },
  },
}
