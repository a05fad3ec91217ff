import type { Brush, Format, Roll, Setting } from './parts.ts'
import { distance, fill, ink, line, mix, pick, shade, sizes } from './parts.ts'

const tints = [
  '#f0dcc0',
  '#ecc8ab',
  '#dfae90',
  '#d8c9ac',
  '#e8cf96',
  '#c5c9ab',
  '#e2bdb4',
  '#b9bfae',
] as const
const boards = ['#f6ecdb', '#c99f71', '#8d5e43', '#c0785a', '#e3d3b8'] as const

/** The one that suits the seed, unless the thing would vanish before it. */
function against(list: readonly string[], color: string, roll: Roll, others: string[] = []) {
  const start = Math.floor(roll(0, list.length))
  const turned = [...list.slice(start), ...list.slice(0, start)]
  const clear = (c: string) =>
    distance(c, color) > 95 && others.every(other => distance(c, other) > 60)
  return turned.find(clear) ?? turned.sort((a, b) => distance(b, color) - distance(a, color))[0]!
}

export function wall(width: number, height: number, color: string, roll: Roll): string {
  const x = width * roll(0.02, 0.3)
  const w = width * 0.2
  const pane = (left: number) =>
    `M${Math.round(left)} 0h${Math.round(w)}L${Math.round(left + w + height * 0.42)} ${height}` +
    `h${-Math.round(w)}Z`
  const light = roll(0, 1) < 0.6 ? pane(x) + pane(x + w * 1.14) : ''
  return (
    fill(`M0 0h${width}v${height}H0Z`, color) +
    (light && fill(light, mix(color, '#fffaf0', 0.6), 0.34))
  )
}

export function table(width: number, height: number, top: number, color: string): string {
  const edge = Math.round(height * 0.935)
  return (
    fill(`M0 ${top}h${width}V${height}H0Z`, color) +
    fill(`M0 ${top}h${width}v9H0Z`, shade(color, -0.4)) +
    fill(`M0 ${edge}h${width}V${height}H0Z`, shade(color, 0.2)) +
    fill(`M0 ${edge}h${width}v7H0Z`, shade(color, -0.22))
  )
}

function field(width: number, height: number, color: string, roll: Roll): string {
  const hill = (y: number, lift: number, tone: string) =>
    fill(
      `M0 ${y}Q${width * 0.28} ${y - lift} ${width * 0.55} ${y}T${width} ${y - lift * 0.3}` +
        `V${height}H0Z`,
      tone,
    )
  const far = mix(color, '#7d8f6b', 0.5)
  return (
    fill(`M0 0h${width}v${height}H0Z`, color) +
    `<circle cx="${Math.round(width * roll(0.72, 0.84))}" cy="${height * 0.2}" r="${width * 0.06}"` +
    ` fill="#fff4de"/>` +
    hill(height * 0.58, height * 0.16, far) +
    hill(height * 0.66, height * -0.1, shade(mix(color, '#6c8358', 0.75), 0.02)) +
    fill(`M0 ${height * 0.74}H${width}V${height}H0Z`, shade(mix(color, '#5c774d', 0.85), 0.06))
  )
}

function top(width: number, height: number, color: string, cloth: string): string {
  const [w, h] = [width, height]
  const sheet = `M${w * 0.14} ${h * 0.2}L${w * 0.8} ${h * 0.1}L${w * 0.88} ${h * 0.82}L${w * 0.22} ${h * 0.92}Z`
  return (
    fill(`M0 0h${w}v${h}H0Z`, color) +
    line(`M0 ${h * 0.06}H${w}M0 ${h * 0.51}H${w}M0 ${h * 0.95}H${w}`, shade(color, 0.2), 5, 0.5) +
    `<g transform="translate(16 16)">${fill(sheet, ink, 0.14)}</g>` +
    fill(sheet, cloth)
  )
}

export function room(format: Format, setting: Setting, { color, roll }: Brush): string {
  const [width, height] = sizes[format]
  const tint = against(tints, color, roll)
  const board = against(boards, color, roll, [tint])
  if (setting === 'field') return field(width, height, tint, roll)
  if (setting === 'top') {
    const wood = pick(boards.slice(1, 4), roll)
    return top(width, height, wood, against(['#f8f0e0', tint], color, roll, [wood]))
  }
  const edge = Math.round(height * (setting === 'wall' ? 0.86 : 0.7))
  return wall(width, height, tint, roll) + table(width, height, edge, board)
}
