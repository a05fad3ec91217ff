import { html } from './html.ts'

type Props = { initial?: string; size: number }

/** The seal: 铺 drawn as strokes, or a shop's initial. */
export function Mark({ initial, size }: Props) {
  return html`<svg class="mark" viewBox="0 0 64 64" width="${size}" height="${size}" aria-hidden="true"><rect width="64" height="64" rx="17"/>${
    initial ? letter(initial) : seal
  }</svg>`
}

const letter = (initial: string) =>
  html`<text x="32" y="33" text-anchor="middle" dominant-baseline="central" font-size="34" font-weight="700">${initial}</text>`

const seal = html`<path transform="translate(7 7) scale(1.56)" d="M9.6 7 6.3 12M9.2 8.8h4.2M7.2 13.2h5.4M6.4 17.2h6.8M9.9 13.2v11.2l3.3-2.4M15.4 10.2h10.8M20.8 7v18M16.6 25V13.6h8.6V25M16.6 17.3h8.6M16.6 21h8.6M23 6.6l1.8 1.9"/>`

/** First letter of a shop's name, whatever script it is in. */
export function initialOf(name: string): string {
  return [...name.trim()][0]?.toUpperCase() ?? '铺'
}
