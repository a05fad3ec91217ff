import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { accents, themes } from '../../server/shops/contract.ts'
import { papers } from '../../storefront/ui/papers.ts'

/** Every theme with every accent, light and dark, can be read: WCAG 2.2, 4.5 to 1. */

const withoutComments = (file: string) =>
  readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
const base = withoutComments('storefront/styles/shelf/base.css')
const own = withoutComments('storefront/styles/themes.css')
const darkOf = (css: string) =>
  css.match(/@media \(prefers-color-scheme: dark\) \{([\s\S]*?)\n\}/)?.[1] ?? ''

/** Custom properties of every rule whose selector list names one of these, in order. */
function tokens(css: string, selectors: string[]): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [, names = '', body = ''] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const selected = names.split(',').map(one => one.trim())
    if (!selected.some(one => selectors.includes(one))) continue
    for (const [, name = '', value = ''] of body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g))
      found[name] = value
  }
  return found
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

describe.each(themes)('%s', theme => {
  test.each(accents.flatMap(accent => [[accent, 'light'] as const, [accent, 'dark'] as const]))(
    'with %s, %s',
    (accent, scheme) => {
      const selectors = [':root', `[data-accent="${accent}"]`]
      const named = [
        `:root[data-theme="${theme}"]`,
        `:root[data-theme="${theme}"][data-accent="${accent}"]`,
      ]
      const [light] = base.split('@media (prefers-color-scheme: dark)') as [string]
      const isDark = scheme === 'dark'
      const colours = {
        ...tokens(light, selectors),
        ...(isDark ? tokens(darkOf(base), selectors) : {}),
        ...tokens(own.replace(darkOf(own), ''), named),
        ...(isDark ? tokens(darkOf(own), named) : {}),
      } as Record<string, string>
      // What a phone paints its own bars with.
      expect(papers[theme][isDark ? 1 : 0]).toBe(colours.paper)
      for (const text of ['ink', 'soft', 'accent', 'good', 'waiting', 'bad'])
        for (const ground of ['paper', 'surface'])
          expect(
            contrast(colours[text]!, colours[ground]!),
            `${text} ${colours[text]} on ${ground} ${colours[ground]}`,
          ).toBeGreaterThan(4.5)
      expect(contrast(colours['on-accent']!, colours.accent!), 'on-accent').toBeGreaterThan(4.5)
    },
  )
})
