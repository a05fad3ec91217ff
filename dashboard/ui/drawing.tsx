/** Small scenes for what is empty or went wrong: ink lines, one accent. */
const scenes = {
  shelf: {
    ink: 'M30 26v78M170 26v78M22 104h156M30 62h140M30 62v-4M78 62V44c0-3 2-5 5-5h10c3 0 5 2 5 5v18M44 104V88h20v16',
    accent: 'M122 104V84m0 4c-7 0-11-4-11-10 7 0 11 4 11 10m0-4c0-7 4-11 11-11 0 7-4 11-11 11',
  },
  parcel: {
    ink: 'M56 50l44-18 44 18v44l-44 18-44-18zM56 50l44 18 44-18M100 68v44M30 112h140',
    accent: 'M78 41l44 18v16',
  },
  coins: {
    ink: 'M60 96c0 5 12 9 26 9s26-4 26-9V84M60 96V84c0 5 12 9 26 9s26-4 26-9M60 84V72c0 5 12 9 26 9s26-4 26-9M86 81c14 0 26-4 26-9s-12-9-26-9-26 4-26 9 12 9 26 9M30 112h140',
    accent: 'M132 100a14 14 0 1 0 0-28 14 14 0 0 0 0 28M127 79l5 7 5-7M132 86v8M128 90h8',
  },
  nothing: {
    ink: 'M50 104h100M62 104V52h76v52M62 52l14-18h48l14 18M92 104V80h16v24',
    accent: 'M84 66h32',
  },
  search: {
    ink: 'M88 92a30 30 0 1 0 0-60 30 30 0 0 0 0 60M110 84l26 26M30 112h140',
    accent: 'M76 62h24M76 70h14',
  },
  offline: {
    ink: 'M40 62c34-32 86-32 120 0M58 78c24-22 60-22 84 0M78 93c12-11 32-11 44 0M100 108h.1',
    accent: 'M52 34l96 76',
  },
  fault: {
    ink: 'M70 104V58a30 30 0 0 1 60 0v46M56 104h88M30 112h140',
    accent: 'M100 62v20M100 92h.1',
  },
  mail: {
    ink: 'M52 44h96v60H52zM52 48l48 34 48-34M30 112h140',
    accent: 'M136 36a10 10 0 1 0 20 0 10 10 0 1 0-20 0',
  },
  done: {
    ink: 'M100 106a36 36 0 1 0 0-72 36 36 0 0 0 0 72M30 116h140',
    accent: 'M84 71l12 12 22-26',
  },
} as const

export type DrawingName = keyof typeof scenes

export function Drawing({ name }: { name: DrawingName }) {
  const { ink, accent } = scenes[name]
  return (
    <svg class="drawing" viewBox="0 0 200 130" width="200" height="130" aria-hidden="true">
      <path class="drawing-ink" d={ink} />
      <path class="drawing-accent" d={accent} />
    </svg>
  )
}
