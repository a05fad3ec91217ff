/** Drawn by us on a grid of 24, one line weight; several strokes in one path. */
const drawings = {
  today: 'M4 11.5 12 5l8 6.5M6.5 10v9h11v-9M12 19v-5',
  shelf:
    'M4 20V4M20 20V4M4 9.5h16M4 17h16M7 9.5V6h3v3.5M12 9.5 13.2 5.8l2.8.9-.9 2.8M8 17v-3.5h5V17',
  find: 'M10.8 17.6a6.8 6.8 0 1 0 0-13.6 6.8 6.8 0 0 0 0 13.6M15.8 15.8 20.5 20.5',
  orders: 'M4 8.2 12 4l8 4.2v7.6L12 20l-8-4.2zM4 8.2l8 4.2 8-4.2M12 12.4V20M8 6.1l8 4.2',
  earnings:
    'M12 20.2a8.2 8.2 0 1 0 0-16.4 8.2 8.2 0 0 0 0 16.4M8.8 8l3.2 4.2L15.2 8M12 12.2V16.6M9.4 12.4h5.2M9.4 14.6h5.2',
  shop: 'M4.6 9.4 6 4.5h12l1.4 4.9M4.6 9.4a2.5 2.5 0 0 0 4.9 0 2.5 2.5 0 0 0 5 0 2.5 2.5 0 0 0 4.9 0M6 12v7.5h12V12M10 19.5v-4.6h4v4.6',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  settings:
    'M4 7h9M17 7h3M4 17h3M11 17h9M15 9.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4M9 19.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4',
  plus: 'M12 5v14M5 12h14',
  check: 'M5 12.6 10 17.4 19 7.2',
  close: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  up: 'M12 19V5.5M6 11.2l6-6 6 6',
  down: 'M12 5v13.5M6 12.8l6 6 6-6',
  top: 'M5.5 4.5h13M12 20V9M6 14.2l6-6 6 6',
  left: 'M14.5 6 8.5 12l6 6',
  right: 'M9.5 6l6 6-6 6',
  grip: 'M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01',
  copy: 'M9 8.5h10.5V20H9zM15 8.5V4.5H4.5v11H9',
  share: 'M12 14.5V4M8 7.6 12 3.6l4 4M5 12.5v7.5h14v-7.5',
  open: 'M13.5 4.5h6v6M19 5l-8.5 8.5M17.5 13.5v6h-13v-13h6',
  trash: 'M5 7h14M10 7V4.5h4V7M6.8 7l.8 12.5h8.8L17.2 7M10.3 10.8v5M13.7 10.8v5',
  pencil: 'M5 19l.9-4L16 4.9l3.1 3.1L9 18.1zM13.8 7.1l3.1 3.1',
  globe:
    'M12 20.2a8.2 8.2 0 1 0 0-16.4 8.2 8.2 0 0 0 0 16.4M3.8 12h16.4M12 3.8c4.6 5 4.6 11.4 0 16.4-4.6-5-4.6-11.4 0-16.4',
  out: 'M14 4.5H5.5v15H14M10.5 12H20M16.5 8.3 20.2 12l-3.7 3.7',
  person:
    'M12 11.5a3.7 3.7 0 1 0 0-7.4 3.7 3.7 0 0 0 0 7.4M4.8 20c.8-3.8 3.6-5.7 7.2-5.7s6.4 1.9 7.2 5.7',
  seller:
    'M3.5 6.5h10.5v10H3.5zM14 10h3.8l2.7 3v3.5H14M7.3 18.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6M16.8 18.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6',
  console: 'M4 5.5h16v13H4zM7.5 9.5 10.3 12l-2.8 2.5M12.5 14.8h4',
  clock: 'M12 20.2a8.2 8.2 0 1 0 0-16.4 8.2 8.2 0 0 0 0 16.4M12 7.5V12l3 2',
  alert: 'M12 4.5 20.5 19h-17zM12 10v4M12 16.5h.01',
  mail: 'M4 6h16v12H4zM4 7l8 6 8-6',
  image: 'M4 5h16v14H4zM4 16l4.5-4.5 4 4 3-3L20 16.8M15.5 9.5h.01',
  file: 'M6.5 4h7.5l4 4v12h-11.5zM14 4v4h4',
  key: 'M8.5 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8M12.5 12H20.5M17 12v3.2',
  tag: 'M12.6 4H20v7.4l-8.6 8.6L4 12.6zM15.8 8.2h.01',
  link: 'M10.5 13.5a3.6 3.6 0 0 0 5.1 0l3-3a3.6 3.6 0 0 0-5.1-5.1l-1 1M13.5 10.5a3.6 3.6 0 0 0-5.1 0l-3 3a3.6 3.6 0 0 0 5.1 5.1l1-1',
  menu: 'M5 7h14M5 12h14M5 17h14',
} as const

export type IconName = keyof typeof drawings

/** Beside words it is decoration; alone in a button, the button carries the label. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  const isDots = name === 'more' || name === 'grip'
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width={isDots ? 3.4 : 1.7}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={drawings[name]} />
    </svg>
  )
}
