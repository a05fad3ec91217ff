type Props = { title: string; variantTitle: string; quantity: number }

/** What was bought, which of it and how many. A name in another direction turns nothing around it. */
export function LineName({ title, variantTitle, quantity }: Props) {
  return (
    <>
      <bdi>{title}</bdi>
      <small class="soft">
        {variantTitle && (
          <>
            <bdi>{variantTitle}</bdi> ·{' '}
          </>
        )}
        × {quantity}
      </small>
    </>
  )
}
