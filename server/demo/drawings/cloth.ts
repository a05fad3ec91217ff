import type { Family } from './parts.ts'
import {
  box,
  brass,
  cast,
  cream,
  fill,
  leaf,
  line,
  lit,
  move,
  oak,
  oval,
  shade,
  shadow,
  stitch,
  times,
} from './parts.ts'

const peg = (x: number, y: number) =>
  fill(oval(x + 8, y + 10, 26), '#2b1d18', 0.16) + lit(oval(x, y, 24), oak, 12)

/** Tassels along a line, hanging down. */
const fringe = (x: number, y: number, width: number, count: number, color: string, long = 46) =>
  times(count, i =>
    line(`M${x + (width / (count - 1)) * i} ${y}v${long}`, i % 2 ? color : shade(color, 0.18), 9),
  )

export const cloth: Family = {
  shirt: {
    formats: ['tall', 'square'],
    setting: 'wall',
    draw: ({ color }) => {
      const d =
        'M-96-650Q0-590 96-650L220-600Q280-570 300-500L346-330 232-296 196-420Q200-220 206-60' +
        'Q0-30-206-60-200-220-196-420L-232-296-346-330-300-500Q-280-570-220-600Z'
      return move(
        line('M0-700q-4-34 20-40t22-36-40-30-34 34', '#4a352b', 9) +
          line('M-190-610Q-60-690 0-700 60-690 190-610', '#4a352b', 14) +
          cast(d) +
          fill('M-96-650Q0-680 96-650 60-560 0-556-60-560-96-650Z', shade(color, 0.45)) +
          lit(
            d,
            color,
            34,
            line('M-196-420q10-60-4-110M196-420q-10-60 4-110', shade(color, 0.4), 6, 0.5) +
              line('M-120-200q30 60 20 130M110-250q20 90 0 180', shade(color, 0.4), 6, 0.25),
          ) +
          line('M-96-650Q-50-580 0-566 50-580 96-650', shade(color, 0.18), 22) +
          stitch('M-112-632Q-50-550 0-540 50-550 112-632', shade(color, -0.5)) +
          stitch('M-200-88Q0-58 200-88M-338-356L-238-326M338-356L238-326', shade(color, -0.5)) +
          lit('M60-470h104v86q-50 36-104 0Z', shade(color, -0.12), 12) +
          stitch('M70-456h84', shade(color, 0.5)) +
          move(leaf(64), 112, -392, 1, -78),
        0,
        -40,
      )
    },
  },
  /** Laid flat, one corner turned over: a hem by hand, and a lake seen from above. */
  'silk-square': {
    formats: ['square'],
    setting: 'top',
    draw: ({ color }) => {
      const d = 'M-270-560H270V-20H-130L-270-160Z'
      const shore =
        'M-150-420C-60-500 90-470 150-380S120-200 10-180-190-250-180-330-190-380-150-420Z'
      const print =
        fill(shore, shade(color, -0.42)) +
        line('M-140-360C-40-330 20-400 60-300S120-240 150-250', cream, 9, 0.85) +
        fill(oval(-30, -270, 34, 18), shade(color, 0.3)) +
        fill(oval(60, -360, 22, 13), shade(color, 0.3)) +
        line('M-236-526H236V-54H-116L-236-174Z', cream, 12, 0.9)
      return move(
        cast(d, 14, 12) +
          lit(d, color, 16, print) +
          lit('M-130-20L-270-160-128-166Z', shade(color, -0.3), 10) +
          stitch('M-256-546H256V-34H-120', cream),
        0,
        -30,
        1.08,
        -7,
      )
    },
  },
  scarf: {
    formats: ['tall'],
    setting: 'wall',
    draw: ({ color }) => {
      const stripes = (y: number) =>
        times(3, i =>
          fill(box(-400, y + i * 44, 800, 22), i === 1 ? shade(color, 0.4) : cream, 0.9),
        )
      const back = 'M-20-640L10-140H190L110-640Z'
      const front = 'M-110-640Q-60-690 30-670L40-620 30-60H-190Z'
      return (
        cast(back + front) +
        lit(back, shade(color, 0.16), 24, stripes(-280)) +
        fringe(20, -138, 160, 9, shade(color, 0.16)) +
        lit(
          front,
          color,
          30,
          stripes(-200) + line('M-70-630L-110-240M-10-630L-40-240', shade(color, 0.4), 6, 0.4),
        ) +
        fringe(-180, -58, 200, 11, color) +
        lit(
          'M-120-650Q-116-716 0-720 116-716 118-646 60-600 0-604-90-600-120-650Z',
          shade(color, -0.08),
          26,
          line('M-90-650Q0-690 90-648M-70-626Q0-650 70-624', shade(color, 0.4), 6, 0.5),
        ) +
        lit(box(-34, -756, 68, 52, 22), oak, 18)
      )
    },
  },
  blanket: {
    formats: ['wide', 'square'],
    draw: ({ color }) => {
      const fold = (y: number, w: number, tone: string) =>
        lit(
          box(-w, y, w * 2, 110, 52),
          tone,
          26,
          times(4, i => fill(box(-w + 70 + i * 30, y, 14, 110), cream, 0.7)) +
            times(3, i => fill(box(w - 190 + i * 30, y, 14, 110), cream, 0.7)),
        ) + line(`M${w - 40} ${y + 82}H${-w + 60}`, shade(tone, 0.4), 5, 0.4)
      const drape = 'M-150-440H150Q172-440 172-410V40H-172V-410Q-172-440-150-440Z'
      return (
        shadow(690) +
        fold(-110, 330, shade(color, 0.12)) +
        fold(-218, 322, color) +
        fold(-326, 330, shade(color, 0.06)) +
        fold(-432, 316, shade(color, -0.08)) +
        lit(
          drape,
          shade(color, -0.1),
          26,
          times(3, i =>
            fill(box(-200, -110 + i * 46, 400, 20), i === 1 ? shade(color, 0.4) : cream, 0.9),
          ) + times(2, i => line(`M${-70 + i * 140}-430V30`, shade(color, 0.4), 6, 0.25)),
        ) +
        fringe(-162, 42, 324, 13, color, 40)
      )
    },
  },
  tote: {
    formats: ['tall', 'square'],
    draw: ({ color }) => {
      const d = 'M-240-400H240L262-30Q264 0 236 0H-236Q-264 0-262-30Z'
      return (
        shadow(530) +
        line('M-120-390C-116-700 116-700 120-390', shade(color, 0.36), 26) +
        fill('M-240-400Q0-440 240-400Z', shade(color, 0.5)) +
        times(3, i =>
          move(leaf(170, i === 1 ? '#6c8f55' : '#557a45'), 60 + i * 40, -380, 1, -110 + i * 30),
        ) +
        lit(
          d,
          color,
          44,
          line('M-190-380q20 160-10 330M200-360q-30 160 6 300', shade(color, 0.4), 6, 0.25) +
            fill(oval(0, -170, 104), shade(color, Math.max(0, 1) * 0.4)) +
            fill(oval(0, -170, 104), cream, 0.9),
        ) +
        line('M-130-380C-128-740 128-740 130-380', color, 28) +
        lit(box(-152, -404, 44, 92, 5), shade(color, 0.1), 10) +
        lit(box(108, -404, 44, 92, 5), shade(color, 0.1), 10) +
        stitch('M-226-378H226', shade(color, -0.55)) +
        fill('M-70-150Q-60-92 0-92T70-150Z', shade(color, 0.3)) +
        line('M0-150V-236', '#55703f', 8) +
        move(leaf(62), 0, -196, 1, -30) +
        move(leaf(62), 0, -206, 1, -150)
      )
    },
  },
  backpack: {
    formats: ['tall', 'square'],
    draw: ({ color }) => {
      const d = 'M-220-40V-380Q-220-580 0-580T220-380V-40Q220 0 180 0H-180Q-220 0-220-40Z'
      const strap = '#8a5a3a'
      const band = (x: number) =>
        lit(box(x - 17, -420, 34, 190, 8), strap, 9) +
        lit(box(x - 26, -276, 52, 44, 8), brass, 9) +
        fill(box(x - 12, -264, 24, 20, 3), shade(strap, 0.3))
      return (
        shadow(520) +
        line('M-60-570C-60-660 60-660 60-570', strap, 24) +
        lit('M-200-230Q-290-230-286-120-286-20-240-14H-180Z', shade(color, 0.16), 16) +
        lit('M200-230Q290-230 286-120 286-20 240-14H180Z', shade(color, 0.26), 16) +
        lit(d, color, 52) +
        lit(
          'M-150-30V-190Q-150-220-120-220H120Q150-220 150-190V-30Q150 0 120 0H-120Q-150 0-150-30Z',
          shade(color, -0.12),
          30,
          line('M-150-164H150', shade(color, 0.45), 9),
        ) +
        stitch('M-132-30V-140H132V-30', shade(color, 0.5)) +
        lit(
          'M-228-370Q-232-596 0-596T228-370Q228-316 170-316H-170Q-228-316-228-370Z',
          shade(color, 0.1),
          46,
        ) +
        stitch('M-208-370Q-208-336-168-336H168Q208-336 208-370', shade(color, -0.5)) +
        band(-92) +
        band(92) +
        line('M40-164v34', brass, 9)
      )
    },
  },
  towel: {
    formats: ['tall', 'square'],
    setting: 'wall',
    draw: ({ color }) => {
      const back = 'M-130-610H200V-190H-130Z'
      const front = 'M-200-600Q-200-640-170-640H130Q160-640 160-600V-90H-200Z'
      return (
        line('M-300-612H320', '#2b1d18', 20, 0.13) +
        cast(back + front) +
        lit(back, shade(color, 0.24), 20) +
        line('M-330-640H330', oak, 24) +
        line('M-330-646H330', shade(oak, -0.4), 6) +
        peg(-310, -640) +
        peg(310, -640) +
        lit(
          front,
          color,
          34,
          fill(box(-200, -230, 360, 60), cream, 0.92) +
            fill(box(-200, -154, 360, 16), cream, 0.92) +
            fill(box(-200, -262, 360, 16), cream, 0.92) +
            line('M-100-620V-270M40-620V-270', shade(color, 0.4), 7, 0.25),
        ) +
        fringe(-194, -90, 348, 19, color, 30)
      )
    },
  },
}
