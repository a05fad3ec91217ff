/** A small shelf draws itself, then board after board is added on both sides and things settle. */
export function GrowingShelf() {
  return (
    <svg class="growing" viewBox="0 0 400 200" aria-hidden="true">
      <path
        class="growing-board is-1"
        pathLength="1"
        d="M140 176V60M260 176V60M140 176H260M140 118H260M140 60H260"
      />
      <path
        class="growing-board is-2"
        pathLength="1"
        d="M260 176H380M260 118H380M260 60H380M380 176V60"
      />
      <path
        class="growing-board is-2"
        pathLength="1"
        d="M140 176H20M140 118H20M140 60H20M20 176V60"
      />
      <path
        class="growing-board is-3"
        pathLength="1"
        d="M20 60V24M380 60V24M140 60V24M260 60V24M20 24H380"
      />
      <g class="growing-things is-1">
        <path d="M156 118V88h10v30M166 118V82h12v36M226 118c-7-7-9-13-9-20h34c0 7-3 13-9 20z" />
        <path d="M160 176v-26h34v26M160 160h34M222 176c-7-10-7-22 0-30h20c7 8 7 20 0 30z" />
      </g>
      <g class="growing-things is-2">
        <path d="M40 118l4-24h24l4 24zM96 118V84h26v34M96 96h26M60 176v-30h40v30M280 118c-5-12-2-28 10-34h20c12 6 15 22 10 34zM344 118V90h20v28M290 176v-18h50v18M298 158v-14h34v14" />
      </g>
      <path
        class="growing-leaf"
        d="M56 94c0-14-7-22-17-24 0 14 7 20 17 24zm0-4c0-16 8-26 20-28 0 16-8 22-20 28z"
      />
      <g class="growing-seal">
        <rect x="178" y="6" width="44" height="44" rx="12" />
        <path d="M192 29l6 6 12-14" />
      </g>
    </svg>
  )
}
