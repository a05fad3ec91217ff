/** Small drawings for states that would otherwise be blank. */
export function EmptyShelf() {
  return (
    <svg class="scene" viewBox="0 0 240 150" aria-hidden="true">
      <path class="line" d="M24 52h192M24 108h192M40 52v76M200 52v76" />
      <path class="fill" d="M24 48h192v6H24zM24 104h192v6H24z" />
      <path
        class="line"
        d="M108 104c0-10 4-14 12-14s12 4 12 14M120 90V76M120 80c-6 0-9-3-9-8 6 0 9 3 9 8zM120 78c6 0 9-3 9-8-6 0-9 3-9 8z"
      />
    </svg>
  )
}

export function EmptyBag() {
  return (
    <svg class="scene" viewBox="0 0 240 150" aria-hidden="true">
      <path class="line" d="M78 60h84l8 68H70z" />
      <path class="line" d="M100 72V52c0-12 8-20 20-20s20 8 20 20v20" />
      <path class="fill" d="M74 118h92l2 10H72z" />
    </svg>
  )
}
