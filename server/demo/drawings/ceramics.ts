import type { Family } from './parts.ts'
import {
  blob,
  box,
  cream,
  fill,
  highlight,
  leaf,
  line,
  lit,
  move,
  oak,
  oval,
  shade,
  shadow,
  steam,
  stitch,
  times,
  walnut,
} from './parts.ts'

/** Glaze that ran down from the rim and stopped where it liked. */
const drip = (w: number, y: number, deep: number) =>
  `M${-w - 40} ${y - 60}H${w + 40}V${y + deep * 0.5}` +
  `q${-w * 0.2} ${-deep * 0.1} ${-w * 0.32} ${deep * 0.5}t${-w * 0.36}${deep * 0.04}` +
  `t${-w * 0.34} ${deep * 0.1}t${-w * 0.4}${-deep * 0.1}t${-w * 0.36} ${-deep * 0.1}` +
  `t${-w * 0.4} ${-deep * 0.3}Z`

const spout = (color: string) =>
  lit(
    'M-200-190Q-270-190-300-280-320-340-376-352L-352-396Q-270-386-236-310-220-262-180-270Z',
    shade(color, 0.08),
    26,
  )

/** A teapot's body with its lid. */
function pot(color: string): string {
  const body = blob([
    [-110, -352],
    [110, -352],
    [226, -270],
    [240, -130],
    [150, -14],
    [0, 0],
    [-150, -14],
    [-240, -130],
    [-226, -270],
  ])
  return (
    lit(body, color, 70, fill('M-300-84Q0-20 300-84V40H-300Z', shade(color, 0.26))) +
    fill(oval(0, -350, 128, 26), shade(color, 0.4)) +
    lit('M-124-352Q-110-418 0-424T124-352Q0-322-124-352Z', shade(color, -0.06), 34) +
    lit(oval(0, -446, 34, 30), shade(color, 0.1), 14) +
    highlight('M-176-250q-28 60-10 130', 20) +
    highlight('M-74-386q24-14 50-16', 10) +
    move(leaf(104, shade(color, -0.5)), -30, -120, 1, -52) +
    move(leaf(84, shade(color, -0.5)), -30, -120, 1, -128)
  )
}

export const ceramics: Family = {
  bowl: {
    formats: ['wide', 'square'],
    draw: ({ color }) => {
      const d = 'M-310-290Q-296-96-110-44L-120 0H120L110-44Q296-96 310-290Z'
      return (
        shadow(400) +
        lit(d, '#d8bd99', 62, fill(drip(310, -290, 170), color)) +
        fill(oval(0, -290, 310, 62), shade(color, -0.22)) +
        fill(oval(0, -284, 288, 50), shade(color, 0.32)) +
        fill('M-284-276Q-200-228 0-232T284-276Q200-246 0-250T-284-276Z', shade(color, -0.1)) +
        highlight('M-262-210q14 44 44 76', 16) +
        move(
          lit('M-330-12L300-46v16L-330 12Z', walnut, 5) +
            lit('M-330 30L300-18v16L-330 54Z', walnut, 5),
          0,
          -326,
          1,
          -6,
        )
      )
    },
  },
  cup: {
    formats: ['square', 'tall'],
    draw: ({ color }) => {
      const d = 'M-180-360Q-176-60-130-18-112 0-80 0H80Q112 0 130-18 176-60 180-360Z'
      return (
        shadow(520, 0, 6) +
        lit(oval(0, -16, 270, 40), shade(color, 0.14), 24) +
        fill(oval(0, -22, 210, 26), shade(color, 0.32)) +
        move(
          line('M160-290C300-320 310-110 136-110', shade(color, 0.2), 42) +
            line('M160-296C288-322 300-122 136-116', color, 26) +
            lit(d, color, 54, fill(drip(180, -360, 120), cream)) +
            fill(oval(0, -360, 180, 38), shade(cream, 0.06)) +
            fill(oval(0, -352, 158, 27), '#7d4525') +
            fill('M-150-344Q-60-330 40-334 0-322-60-326T-150-344Z', '#a3663c') +
            highlight('M-144-290q4 90 18 150', 15),
          0,
          -22,
        ) +
        steam(0, -440, 150)
      )
    },
  },
  /** A bowl on a saucer, its lid a little within the rim. */
  gaiwan: {
    formats: ['square', 'wide'],
    draw: ({ color }) => {
      const d = 'M-200-330Q-170-110-84-62L-76-34H76L84-62Q170-110 200-330Z'
      const lid = 'M-168-344Q-130-432-44-446H44Q130-432 168-344Q0-300-168-344Z'
      return (
        shadow(520, 0, 6) +
        lit(oval(0, -20, 280, 42), shade(color, 0.08), 26) +
        fill(oval(0, -28, 214, 26), shade(color, 0.24)) +
        move(
          lit(d, color, 54) +
            fill(oval(0, -330, 200, 40), shade(color, 0.18)) +
            lit(lid, shade(color, 0.03), 40) +
            lit(oval(0, -456, 46, 18), shade(color, 0.12), 12) +
            move(leaf(96, '#4f78a0'), -24, -170, 1, -50) +
            move(leaf(78, '#4f78a0'), -24, -170, 1, -126) +
            highlight('M-160-270q10 84 40 130', 15) +
            highlight('M-112-376q24-34 62-46', 11),
          0,
          -18,
        )
      )
    },
  },
  /** Small, thin and without a handle. */
  'tasting-cups': {
    formats: ['wide', 'square'],
    draw: ({ color }) => {
      const d = 'M-136-210Q-120-50-58-22L-52 0H52L58-22Q120-50 136-210Z'
      const cup = (tea: string) =>
        shadow(230) +
        lit(d, color, 40, fill(box(-160, -70, 320, 8), '#4f78a0', 0.6)) +
        fill(oval(0, -210, 136, 32), shade(color, 0.12)) +
        fill(oval(0, -203, 118, 24), tea) +
        highlight('M-108-166q8 60 30 96', 12)
      return move(cup('#c98b3a'), -150, -30, 1.06) + move(cup('#b97a30'), 156, 0, 1.14)
    },
  },
  /** Its handle stands out to the side, straight and hollow. */
  teapot: {
    formats: ['wide'],
    draw: ({ color }) =>
      shadow(420) +
      move(
        spout(color) +
          lit(
            'M196-262L404-330Q426-334 434-312L446-276Q452-254 430-246L214-164Z',
            shade(color, 0.12),
            24,
          ) +
          fill(oval(436, -290, 14, 34), shade(color, 0.45)) +
          pot(color),
        12,
        0,
        0.88,
      ),
  },
  vase: {
    formats: ['tall'],
    draw: ({ color, roll }) => {
      const d =
        'M-70-400Q-66-352-130-296-190-236-180-150-168-40-100 0H100Q168-40 180-150' +
        ' 190-236 130-296 66-352 70-400Z'
      const bloom = (x: number, y: number, s: number) =>
        move(
          times(6, i =>
            move(fill(oval(0, -34, 22, 36), i % 2 ? '#f3d3b8' : '#f9e6cf'), 0, 0, 1, i * 60),
          ) + fill(oval(0, 0, 18), '#d08a2e'),
          x,
          y,
          s,
          roll(0, 50),
        )
      return (
        shadow(310) +
        line('M-10-390Q-40-520-150-640M6-390Q10-560 30-720M20-390Q60-500 160-590', '#55703f', 10) +
        move(leaf(110), -66, -540, 1, -170) +
        move(leaf(110), 16, -560, 1, -30) +
        move(leaf(96), 84, -500, 1, 10) +
        move(leaf(90), 10, -640, 1, -150) +
        bloom(-152, -648, 1.25) +
        bloom(32, -730, 1.4) +
        bloom(168, -600, 1.2) +
        lit(
          d,
          color,
          58,
          fill('M-220-240Q0-196 220-240v34Q0-160-220-206Z', cream, 0.85) +
            fill('M-220-186Q0-142 220-186v10Q0-132-220-176Z', cream, 0.85),
        ) +
        fill(oval(0, -400, 70, 15), shade(color, 0.5)) +
        line('M-70-400Q0-370 70-400', shade(color, -0.35), 8) +
        highlight('M-136-236q-20 50-12 104', 17)
      )
    },
  },
  plate: {
    formats: ['square', 'wide'],
    draw: ({ color }) =>
      shadow(470) +
      line('M150-30L230-150', shade(oak, 0.4), 24) +
      line('M-150-30L-230-150', shade(oak, 0.4), 24) +
      lit(oval(0, -300, 280), color, 34) +
      line(oval(0, -300, 256), shade(color, -0.5), 7, 0.8) +
      fill(oval(4, -296, 190), shade(color, 0.2)) +
      lit(oval(0, -300, 182), shade(color, -0.62), 22) +
      line('M-70-220Q10-300 50-390', '#55703f', 9) +
      move(leaf(110), -20, -270, 1, -150) +
      move(leaf(112), 8, -306, 1, -12) +
      move(leaf(100), 32, -350, 1, -140) +
      move(leaf(84), 46, -380, 1, -60) +
      fill(oval(-82, -234, 22) + oval(-46, -196, 20), '#c8432b') +
      highlight('M-232-370q26-70 84-114', 15) +
      lit('M-190 0v-70q30-2 34 30H156q4-32 34-30V0Z', oak, 16),
  },
  candle: {
    formats: ['tall', 'square'],
    draw: ({ color }) => {
      const d = 'M-160-300V-30Q-160 0-120 0H120Q160 0 160-30V-300Z'
      return (
        fill(oval(0, -470, 250), '#fff0c4', 0.28) +
        fill(oval(0, -470, 160), '#fff0c4', 0.4) +
        shadow(330) +
        lit(
          d,
          color,
          54,
          fill('M-160-220H160v120H-160Z', cream) +
            stitch('M-160-206H160M-160-114H160', shade(color, 0.1)),
        ) +
        fill(oval(0, -300, 160, 34), shade(color, -0.4)) +
        fill(oval(0, -296, 142, 26), '#f8e9c6') +
        fill(oval(0, -292, 70, 12), '#f0cf86') +
        line('M0-294q-6-34 4-66', '#3c2a22', 10) +
        fill('M4-560Q74-450 58-400 46-346 2-346-46-346-54-400-62-456 4-560Z', '#f0922e') +
        fill('M4-480Q40-420 32-390 26-358 2-358-24-358-28-390-32-426 4-480Z', '#fde08a') +
        highlight('M-126-250v14m0 150v40', 15) +
        move(leaf(90), -50, -142, 1, -14) +
        fill(box(-2, -2, 4, 2), walnut)
      )
    },
  },
}
