import { language, tagOf } from '../../messages/language.ts'

/** `1,234,567` -> `1.2 MB`: in thousands, as file managers count. */
export function bytesText(bytes: number): string {
  const [unit, size] =
    bytes >= 1_000_000
      ? (['megabyte', 1_000_000] as const)
      : bytes >= 1_000
        ? (['kilobyte', 1_000] as const)
        : (['byte', 1] as const)
  return new Intl.NumberFormat(tagOf(language.get()), {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: unit === 'megabyte' ? 1 : 0,
  }).format(bytes / size)
}
