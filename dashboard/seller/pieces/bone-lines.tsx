import { Bone } from '../../ui/skeleton.tsx'

/** Rows of lists that have no pictures: two lines, and what stands at the end. */
export function BoneLines({ count = 3 }: { count?: number }) {
  return (
    <ul class="rows" aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        <li class="row" key={index}>
          <span class="row-main">
            <Bone class={index % 2 ? 'bone-line' : 'bone-line is-short'} />
            <Bone class="bone-line is-short" />
          </span>
          <Bone class="bone-figure" />
        </li>
      ))}
    </ul>
  )
}
