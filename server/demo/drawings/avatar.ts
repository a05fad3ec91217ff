import type { Drawing } from './parts.ts'
import {
  blob,
  box,
  brass,
  cream,
  dice,
  fill,
  ink,
  inside,
  line,
  lit,
  oval,
  pick,
  shade,
  stitch,
} from './parts.ts'

const skins = ['#f2c9a5', '#e3ab80', '#c98d62', '#8f5b3f'] as const
const hairs = ['#2c211f', '#5a3524', '#8d5a2e', '#3a2b34', '#a9a19a'] as const
const shirts = ['#d9481c', '#2f6b52', '#3a46a0', '#8a2f5b', '#e0a33a'] as const
const walls = ['#f0dcc0', '#ecc8ab', '#e8cf96', '#c5c9ab', '#e2bdb4'] as const

const face = blob([
  [0, -190],
  [118, -160],
  [148, -40],
  [124, 88],
  [0, 168],
  [-124, 88],
  [-148, -40],
  [-118, -160],
])

/** What hangs behind the head, and what lies on it. */
const cuts = [
  {
    back: box(-196, -240, 392, 480, 170),
    front:
      'M-160 10Q-170-130-90-150-20-110 70-140 150-130 160 10 210-60 180-160 120-262 0-262T-180-160Q-210-60-160 10Z',
  },
  {
    back: oval(0, -262, 84),
    front:
      'M-158 0Q-150-110-60-160 20-60 158-10 190-80 172-150 120-250 0-250T-172-150Q-190-80-158 0Z',
  },
  {
    back: '',
    front:
      'M-156-20Q-150-90-120-120-40-90 30-130 90-100 128-110 150-90 156-20 190-110 150-190 160-240 90-236 40-290-40-252-120-270-140-200-200-150-156-20Z',
  },
  {
    back: blob([
      [0, -290],
      [110, -270],
      [200, -180],
      [224, -50],
      [190, 70],
      [-190, 70],
      [-224, -50],
      [-200, -180],
      [-110, -270],
    ]),
    front: blob([
      [-150, -40],
      [-110, -130],
      [-40, -120],
      [30, -150],
      [100, -120],
      [150, -40],
      [190, -120],
      [130, -230],
      [0, -270],
      [-130, -230],
      [-190, -120],
    ]),
  },
  {
    back: '',
    front:
      'M-150-60Q-140-130-90-152H90Q140-130 150-60 168-130 140-190 90-236 0-236T-140-190Q-168-130-150-60Z',
    beard:
      'M-146-10Q-140 60-80 60-40 40 0 44T80 60Q140 60 146-10 168 130 90 186 0 226-90 186-168 130-146-10Z',
  },
]

export function drawAvatar(seed: string): Drawing {
  const roll = dice(`face ${seed}`)
  for (let i = 0; i < 3; i++) roll(0, 1)
  const cut = pick(cuts, roll)
  const [skin, hair] = [pick(skins, roll), pick(hairs, roll)]
  const [shirt, wall] = [pick(shirts, roll), pick(walls, roll)]
  const glasses = roll(0, 1) < 0.35
  const earrings = !('beard' in cut) && roll(0, 1) < 0.4
  const beard = 'beard' in cut ? cut.beard : ''
  const body = 'M-300 520Q-300 290-120 250H120Q300 290 300 520Z'
  const eye = (x: number) => fill(oval(x, -20, 13, 16), ink) + fill(oval(x - 4, -26, 4), cream)
  const head =
    (cut.back && lit(cut.back, hair, 40)) +
    lit(body, shirt, 50, stitch('M-130 274Q0 372 130 274', shade(shirt, -0.5))) +
    lit('M-70 100H70V250Q0 330-70 250Z', shade(skin, 0.14), 12) +
    fill(oval(-148, 0, 28, 38) + oval(150, 0, 28, 38), shade(skin, 0.12)) +
    lit(face, skin, 34, fill(oval(-82, 50, 32, 22) + oval(82, 50, 32, 22), '#d9573a', 0.24)) +
    (beard && lit(beard, hair, 26)) +
    lit(cut.front, hair, 28) +
    line('M-84-62q28-20 54-6M30-68q28-14 54 6', shade(hair, 0.2), 11) +
    eye(-56) +
    eye(56) +
    line('M2-6q22 34-8 44', shade(skin, 0.32), 8) +
    (beard
      ? fill('M-44 86Q0 76 44 86 30 122 0 122T-44 86Z', '#b5452f')
      : line('M-46 92Q0 132 48 88', '#a8432f', 11)) +
    (glasses
      ? line(
          `${oval(-58, -16, 46)}${oval(58, -16, 46)}M-12-20q12-10 24 0`,
          shade('#5a3524', 0.3),
          9,
        )
      : '') +
    (earrings ? fill(oval(-152, 54, 14) + oval(154, 54, 14), brass) : '')
  const frame = 'M0 0h800v800H0Z'
  return {
    svg:
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 800" width="800" height="800">' +
      fill(frame, wall) +
      fill(oval(400, 420, 330), shade(wall, -0.45), 0.7) +
      inside(frame, `<g transform="translate(400 390)">${head}</g>`) +
      '</svg>',
    width: 800,
    height: 800,
  }
}
