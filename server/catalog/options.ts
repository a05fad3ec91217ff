import type { Language } from '../platform/language.ts'
import { written } from './product.ts'

/** What a variant differs by, in its seller's own words and in Chinese where they wrote it twice. */
export type Option = { name: string; value: string; nameZh?: string; valueZh?: string }

/** Names nearly everybody uses: feeds name theirs in English, and few say them in Chinese. */
const usualNames = new Map(
  Object.entries({
    color: '颜色',
    colour: '颜色',
    size: '尺寸',
    material: '材质',
    pattern: '图案',
    style: '款式',
    flavor: '口味',
    flavour: '口味',
    weight: '重量',
  }),
)

/** Of what a seller may have written or not; null without a value. Sets no field that says nothing. */
export function optionOf(written: {
  name: string
  value: string | null
  nameZh?: string | null | undefined
  valueZh?: string | null | undefined
}): Option | null {
  const { name, value, nameZh, valueZh } = written
  if (!value) return null
  return { name, value, ...(nameZh ? { nameZh } : {}), ...(valueZh ? { valueZh } : {}) }
}

/** In the reader's language, else as the seller wrote them. */
export function optionsIn(
  options: Option[],
  language: Language,
): { name: string; value: string }[] {
  return options.map(({ name, value, nameZh, valueZh }) => ({
    name: written(name, nameZh ?? usualNames.get(name.toLowerCase()) ?? null, language),
    value: written(value, valueZh ?? null, language),
  }))
}

/** A variant's title is its options' values: `Blue / Large`. In Chinese null, where nothing is. */
export function variantTitles(options: Option[]): { title: string; titleZh: string | null } {
  const join = (values: string[]) => values.join(' / ')
  return {
    title: join(options.map(one => one.value)),
    titleZh: options.some(one => one.valueZh)
      ? join(options.map(one => one.valueZh ?? one.value))
      : null,
  }
}
