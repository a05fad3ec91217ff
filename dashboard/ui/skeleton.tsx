/** Grey shapes where something will be; sizes come from classes of the real thing. */
export function Bone({ class: className = '' }: { class?: string }) {
  return <span class={`bone ${className}`} />
}

/** Rows as lists have them: picture, two lines, a figure. */
export function BoneRows({ count = 6 }: { count?: number }) {
  return (
    <ul class="rows" aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        <li class="row" key={index}>
          <Bone class="bone-picture" />
          <span class="row-main">
            <Bone class={index % 2 ? 'bone-line is-long' : 'bone-line'} />
            <Bone class="bone-line is-short" />
          </span>
          <Bone class="bone-figure" />
        </li>
      ))}
    </ul>
  )
}
