import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { accents } from '../../server/shops/contract.ts'

const css = readFileSync('dashboard/styles/tokens.css', 'utf8')
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)')

/** Custom properties of one block, e.g. those of `[data-accent="tea"]`. */
function tokensOf(scheme: string, selector: string): Record<string, string> {
  const block = scheme.slice(scheme.indexOf(selector)).match(/\{([^}]*)\}/)?.[1] ?? ''
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
  )
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map(at => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

const selectors = [':root', ...accents.map(name => `[data-accent="${name}"]`)]
const schemes: [string, string][] = [
  ['light', light],
  ['dark', dark],
]

for (const [name, scheme] of schemes) {
  test.each(selectors)(`in the ${name} scheme everything of %s can be read`, selector => {
    const colours = { ...tokensOf(scheme, ':root'), ...tokensOf(scheme, selector) }
    const pairs = ['ink', 'soft', 'accent', 'good', 'waiting', 'bad'].flatMap(text => [
      [text, 'paper'],
      [text, 'surface'],
    ])
    for (const [text, ground] of [...pairs, ['on-accent', 'accent']] as [string, string][])
      expect(contrast(colours[text]!, colours[ground]!), `${text} on ${ground}`).toBeGreaterThan(
        4.5,
      )
  })
}
