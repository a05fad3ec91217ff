import type { Family } from './parts.ts'
import {
  box,
  brass,
  cream,
  fill,
  ink,
  leaf,
  line,
  lit,
  move,
  shade,
  stitch,
  walnut,
} from './parts.ts'

const pine = (x: number, y: number, scale: number, tone: string) =>
  move(
    fill(box(-12, -50, 24, 50), walnut) +
      lit('M0-330L70-210H44L98-110H60L120-30H-120L-60-110H-98L-44-210H-70Z', tone, 34),
    x,
    y,
    scale,
  )

export const outdoor: Family = {
  tent: {
    formats: ['wide', 'square'],
    setting: 'field',
    draw: ({ color }) =>
      pine(-430, -70, 1.1, '#4d6a48') +
      pine(-330, -50, 0.8, '#5d7a52') +
      pine(420, -60, 0.95, '#4d6a48') +
      fill('M-360 6L420 6 470 34H-300Z', ink, 0.2) +
      line('M-60-400L-350 10M60-400L410 0', cream, 5, 0.8) +
      lit('M-40-420L120-400 370 0H140Z', shade(color, 0.26), 20) +
      lit('M-40-420L-290 0H190Z', color, 22) +
      fill('M-40-330L-130 0H60Z', shade(color, 0.66)) +
      fill('M-40-330L-130 0H-190Q-110-150-40-330Z', shade(color, -0.34)) +
      fill('M-40-330L60 0H110Q20-150-40-330Z', shade(color, -0.14)) +
      stitch('M-52-380L-262-20M-24-380L164-20', shade(color, -0.55)) +
      fill(box(-62, -96, 44, 60, 8), brass) +
      fill(box(-54, -84, 28, 36, 4), '#ffeab0') +
      line('M-58-96q18-40 36 0', brass, 6) +
      line('M-350 10v-24M410 0v-24', walnut, 12) +
      move(leaf(70, '#46643e'), 300, 70, 1, -70) +
      move(leaf(80, '#46643e'), 316, 70, 1, -100) +
      move(leaf(60, '#46643e'), -380, 80, 1, -60) +
      move(leaf(66, '#46643e'), -390, 80, 1, -110),
  },
}
