import { cast, fill, inside, line, lit, move } from '../brush.ts'
import { times } from '../dice.ts'
import { darker, shadow } from '../paint.ts'
import {
  apple,
  appleHalf,
  driedPersimmon,
  freshPersimmon,
  kiwi,
  kiwiHalf,
  orange,
  orangeHalf,
  pear,
  pomegranate,
  pomegranateOpen,
  pomegranateSeed,
} from '../parts/fruit.ts'
import { leaf, sprig } from '../parts/leaf.ts'
import { specks, type Vessel, vessel } from '../parts/vessel.ts'
import { basket, crate, tray } from '../parts/wood.ts'
import { blob, curve, oval } from '../path.ts'
import { type Gallery, still } from '../picture.ts'

const reds = ['#c23a2a', '#cf4a30', '#b5332b', '#c8432c']

function appleCrate() {
  const row = (y: number, count: number, left: number, step: number, r: number) =>
    times(count, i =>
      apple({
        x: left + i * step,
        y: y + (i % 2) * 14,
        r,
        turn: ((i * 53) % 40) - 20,
        colour: reds[i % 4]!,
        leafy: (i + count) % 4 === 1,
      }),
    )
  const heap = row(402, 4, 345, 168, 92) + row(476, 5, 272, 164, 98) + row(540, 6, 232, 150, 92)
  return still(
    'wide',
    { air: 'straw', table: 0.74, top: 'planks', wall: 'window' },
    crate(170, 800, 860, 300, '#d0a068', heap),
    sprig(1010, 470, -28, 150, '#6d8d45', 2),
    cast(1080, 838, 62, 60),
    apple({ x: 1080, y: 786, r: 66, turn: 14, colour: '#cf4a30', leafy: true }),
  )
}

function appleCut() {
  return still(
    'square',
    { air: 'sage', table: 0.6, wall: 'sun' },
    cast(400, 744, 170, 120),
    apple({ x: 400, y: 560, r: 190, turn: -6, leafy: true }),
    cast(700, 800, 150, 110),
    appleHalf({ x: 700, y: 650, r: 162, turn: 10 }),
    move(wedge(), 330, 840, 1.3, -12),
  )
}

const wedge = () =>
  cast(0, 52, 96, 50) +
  lit('M-100 -6Q0 96 100 -6Q0 18 -100 -6Z', '#c23a2a', { depth: 10 }) +
  lit('M-100 -6Q0 62 100 -6Q0 -30 -100 -6Z', '#f9ecc6', { depth: 8, shade: 0.1 }) +
  fill(oval(0, 8, 16, 7), '#6a3a1e')

function kiwiBowl() {
  const bowl: Vessel = {
    x: 470,
    y: 770,
    profile: [
      [0, 120],
      [30, 190],
      [110, 290],
      [190, 330],
    ],
    colour: '#e9e2d2',
    tilt: 0.26,
    inner: '#d8cfbb',
    wall: 12,
  }
  const heap =
    kiwi({ x: 320, y: 560, r: 118, turn: -14 }) +
    kiwi({ x: 610, y: 552, r: 122, turn: 12 }) +
    kiwi({ x: 462, y: 480, r: 116, turn: -4 }) +
    kiwi({ x: 440, y: 590, r: 120, turn: 6 }) +
    kiwi({ x: 580, y: 616, r: 104, turn: -10 }) +
    kiwi({ x: 310, y: 622, r: 100, turn: 16 })
  const front = oval(470, 580, 318, 318 * 0.26)
  return still(
    'square',
    { air: 'mist', table: 0.62, wall: 'branch' },
    vessel({ ...bowl, pattern: '' }),
    inside(`M0 0H1000V580H788A318 82.7 0 0 1 152 580H0Z`, heap),
    line(`M788 580A318 82.7 0 0 1 152 580`, '#f6f1e4', 12),
    fill(front, '#000000', 0),
    inside(`M152 580A318 82.7 0 0 0 788 580L900 900H0Z`, specks(bowl, 40, '#8d7b62')),
    cast(800, 868, 96, 70),
    kiwiHalf({ x: 800, y: 794, r: 102, turn: 8 }),
    cast(600, 912, 84, 60),
    kiwiHalf({ x: 596, y: 864, r: 88, turn: -20 }),
  )
}

function pomegranates() {
  return still(
    'tall',
    { air: 'clay', table: 0.66, top: 'shelf', wall: 'arch' },
    sprig(640, 640, -68, 330, '#6d8047', 4),
    cast(480, 800, 210, 160),
    pomegranate({ x: 470, y: 600, r: 212, turn: -8 }),
    cast(590, 980, 170, 120),
    pomegranateOpen({ x: 590, y: 848, r: 178, turn: 10 }),
    cast(280, 972, 105, 70),
    pomegranate({ x: 270, y: 876, r: 112, turn: -22, colour: '#c4493b' }),
    times(7, i =>
      pomegranateSeed(330 + i * 66 + (i % 3) * 14, 1040 + ((i * 37) % 46), 1.5, i * 70),
    ),
  )
}

function hangingPersimmons() {
  const string = (x: number, count: number, top: number) =>
    line(`M${x} -10V${top + count * 148 - 90}`, '#8d6a42', 7) +
    times(count, i =>
      driedPersimmon(
        {
          x: x + (i % 2 ? 9 : -7),
          y: top + i * 148,
          r: 76,
          turn: i % 2 ? 7 : -6,
          colour: i > count - 3 ? '#d5712f' : '#c4622d',
        },
        i > 1 ? 0.16 : 0.4,
      ),
    )
  const dim = `<g opacity=".2">${times(3, i => line(`M${290 + i * 235} 0V760`, shadow, 8) + times(4, k => fill(oval(290 + i * 235, 170 + k * 150, 74, 54), shadow)))}</g>`
  return still(
    'tall',
    { air: 'oat', table: 0.76, top: 'planks' },
    dim,
    string(230, 5, 130),
    string(460, 6, 70),
    string(690, 5, 160),
    tray(450, 1040, 330, '#b98655'),
    driedPersimmon({ x: 290, y: 1000, r: 100, turn: -6 }, 0.7),
    driedPersimmon({ x: 610, y: 1000, r: 100, turn: 8 }, 0.75),
    driedPersimmon({ x: 450, y: 1024, r: 108 }, 0.8),
  )
}

function persimmonPlate() {
  const plate: Vessel = {
    x: 500,
    y: 760,
    profile: [
      [0, 210],
      [22, 330],
      [46, 380],
    ],
    colour: '#54706b',
    tilt: 0.27,
    inner: '#5f7f78',
    wall: 16,
    lip: '#86a29a',
  }
  return still(
    'square',
    { air: 'persimmon', table: 0.58, wall: 'plain' },
    cast(770, 560, 130, 120),
    freshPersimmon({ x: 770, y: 440, r: 150, turn: 6 }),
    sprig(800, 330, -36, 190, '#76803f', 3),
    vessel(plate),
    driedPersimmon({ x: 350, y: 672, r: 136, turn: -6 }, 0.75),
    driedPersimmon({ x: 640, y: 668, r: 136, turn: 7 }, 0.7),
    driedPersimmon({ x: 500, y: 600, r: 132 }, 0.85),
    driedPersimmon({ x: 492, y: 724, r: 142, turn: 2 }, 0.8),
  )
}

function pears() {
  const cloth = blob([
    [130, 700],
    [420, 640],
    [800, 650],
    [1090, 690],
    [1040, 800],
    [700, 850],
    [300, 840],
    [90, 790],
  ])
  return still(
    'wide',
    { air: 'dusk', table: 0.64, wall: 'window' },
    lit(cloth, '#efe7d6', {
      depth: 14,
      pattern: times(5, i =>
        line(
          curve([
            [160 + i * 200, 650],
            [200 + i * 190, 740],
            [150 + i * 200, 850],
          ]),
          '#b9ac93',
          7,
          { opacity: 0.35 },
        ),
      ),
    }),
    cast(410, 716, 120, 130),
    pear({ x: 400, y: 540, r: 168, turn: -7, leafy: true }),
    cast(650, 740, 130, 130),
    pear({ x: 650, y: 548, r: 176, turn: 5, colour: '#d3c060' }),
    cast(890, 752, 110, 140),
    move(pear({ x: 0, y: 0, r: 146, turn: 62, colour: '#e2cb6e' }), 900, 660),
    cast(330, 800, 78, 70),
    move(pearHalf(), 300, 742, 1.05, -18),
  )
}

function pearHalf() {
  const d = blob([
    [0, -122],
    [26, -114],
    [40, -78],
    [52, -34],
    [86, 14],
    [96, 62],
    [70, 104],
    [0, 116],
    [-70, 104],
    [-96, 62],
    [-86, 14],
    [-52, -34],
    [-40, -78],
    [-26, -114],
  ])
  return (
    lit(d, '#dcc566', { depth: 8 }) +
    move(lit(d, '#fbf6df', { depth: 12, shade: 0.1 }), 0, 3, 0.9) +
    line(
      blob([
        [0, 4],
        [26, 34],
        [18, 70],
        [0, 80],
        [-18, 70],
        [-26, 34],
      ]),
      '#dccb92',
      5,
    ) +
    fill(oval(-8, 48, 6, 12), '#5b3a1f') +
    fill(oval(9, 50, 6, 12), '#5b3a1f') +
    line('M0 -112Q4 -140 -8 -160', '#6b4526', 9) +
    line('M0 -100V0', '#e5d9a8', 5)
  )
}

function oranges() {
  const heap =
    orange({ x: 330, y: 470, r: 112 }) +
    orange({ x: 660, y: 462, r: 114 }) +
    orange({ x: 492, y: 400, r: 118, leafy: true }) +
    orange({ x: 420, y: 540, r: 120, turn: 20 }) +
    orange({ x: 596, y: 552, r: 116, turn: -20, leafy: true }) +
    orange({ x: 270, y: 556, r: 98 }) +
    orange({ x: 730, y: 556, r: 96 })
  return still(
    'square',
    { air: 'rose', table: 0.64, top: 'round', wall: 'sun' },
    basket(500, 800, 320, 230, 240, '#c3904f', heap),
    cast(790, 876, 92, 70),
    orangeHalf({ x: 796, y: 812, r: 92 }),
    cast(236, 880, 74, 60),
    orange({ x: 232, y: 822, r: 78, turn: -30 }),
    leaf({ x: 320, y: 900, turn: -8, length: 120, colour: '#4f7a45' }),
    fill(oval(0, 0, 1), darker('#4f7a45'), 0),
  )
}

export const fruitPictures: Gallery = {
  'luochuan-apples': [appleCrate, appleCut],
  'zhouzhi-kiwifruit': [kiwiBowl],
  'lintong-pomegranates': [pomegranates],
  'fuping-persimmon-cakes': [persimmonPlate, hangingPersimmons],
  'pucheng-crisp-pears': [pears],
  'ailao-rock-sugar-oranges': [oranges],
}
