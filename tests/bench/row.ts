import { mkdirSync, writeFileSync } from 'node:fs'

/** One figure, beside its limits measured in the same run and the bar we set ourselves. */
export type Row = {
  id: string
  what: string
  value: number
  unit: string
  bar?: string
  limits?: { of: string; value: number }[]
  spread?: string
  /** Lines below the figure: what explains it. */
  detail?: string[]
}

export const median = (values: number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number

export const spread = (values: number[]) =>
  `${shown(Math.min(...values))}..${shown(Math.max(...values))}`

export function print({ id, what, value, unit, bar, limits = [], spread = '', detail }: Row): void {
  const ratios = limits.map(
    ({ of, value: most }) =>
      `  ${most ? `${(value / most).toFixed(2)} of` : 'beside'} ${of} ${shown(most)}`,
  )
  const lines = [
    `${id.padEnd(4)} ${what.padEnd(58)} ${shown(value).padStart(8)} ${unit.padEnd(3)} ${spread.padStart(16)}${ratios.join('')}${bar ? `   (bar: ${bar})` : ''}`,
    ...(detail ?? []).map(line => `       ${line}`),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

export function keep(rows: Row[]): void {
  mkdirSync('tests/artefacts', { recursive: true })
  writeFileSync(
    'tests/artefacts/bench.json',
    JSON.stringify({ at: new Date().toISOString(), node: process.version, rows }, null, 2),
  )
}

/** Whole, unless it is a fraction of one. */
function shown(value: number): string {
  return value > 0 && value < 1 ? value.toFixed(3) : String(Math.round(value))
}
