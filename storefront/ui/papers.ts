import type { Theme } from '../../server/shops/schema.ts'

/** The paper of each theme by day and by night, as `styles/themes.css` has it: a phone paints its bars so. */
export const papers: Record<Theme, [light: string, dark: string]> = {
  paper: ['#fbf8f3', '#14120f'],
  market: ['#ffffff', '#000000'],
  gallery: ['#ffffff', '#0c0c0c'],
  garden: ['#f4f7ef', '#10150f'],
  night: ['#0e0f14', '#0e0f14'],
  studio: ['#f2f3f5', '#121419'],
}
