import type { ShopEdit } from '../../../server/shops/contract.ts'

type Layout = NonNullable<ShopEdit['layout']>
type Box = [x: number, y: number, width: number, height: number]

/** Pictures are filled, words are lines beside or below them. */
const drawn: Record<Layout, { pictures: Box[]; words: Box[] }> = {
  grid: {
    pictures: [
      [6, 6, 24, 22],
      [34, 6, 24, 16],
      [6, 36, 24, 14],
      [34, 30, 24, 20],
    ],
    words: [
      [6, 31, 16, 2],
      [34, 25, 16, 2],
    ],
  },
  list: {
    pictures: [
      [6, 6, 12, 12],
      [6, 22, 12, 12],
      [6, 38, 12, 12],
    ],
    words: [
      [22, 8, 34, 2],
      [22, 13, 22, 2],
      [22, 24, 34, 2],
      [22, 29, 22, 2],
      [22, 40, 34, 2],
      [22, 45, 22, 2],
    ],
  },
  editorial: {
    pictures: [
      [6, 6, 52, 22],
      [6, 38, 24, 12],
      [34, 38, 24, 12],
    ],
    words: [[6, 31, 44, 3]],
  },
}

/** Where things stand on the page. */
export function LayoutScene({ layout }: { layout: Layout }) {
  const { pictures, words } = drawn[layout]
  return (
    <svg class="layout-scene" viewBox="0 0 64 56" aria-hidden="true">
      {pictures.map(box => rect(box, 'layout-picture'))}
      {words.map(box => rect(box, 'layout-words'))}
    </svg>
  )
}

function rect([x, y, width, height]: Box, name: string) {
  return <rect key={`${x} ${y}`} class={name} x={x} y={y} width={width} height={height} rx="1.5" />
}
