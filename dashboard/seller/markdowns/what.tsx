import { useState } from 'preact/hooks'
import { moneyWords } from '../../messages/seller/money/index.ts'
import { useAction } from '../../ui/action.ts'
import { IconButton } from '../../ui/button.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { moneyText } from '../../ui/money.tsx'
import { useOwn } from '../own.ts'
import { readPercent } from '../pieces/amount.ts'
import { MoneyField, PercentField } from '../pieces/money-field.tsx'
import { readProduct } from '../products/data.ts'
import { ProductChoice } from '../rates/product-choice.tsx'
import { type Line, linesOf, priceOf, reduced } from './values.ts'

/** The products and their new prices: a percentage fills them in, each can be written over. */
export function What({
  lines,
  isTried,
  onLines,
}: {
  lines: Line[]
  isTried: boolean
  onLines: (change: (lines: Line[]) => Line[]) => void
}) {
  const t = moneyWords.use()
  const { id: seller, currency } = useOwn()
  const [percent, setPercent] = useState('')
  const bps = readPercent(percent)
  const fillIn = (text: string) => {
    setPercent(text)
    const off = readPercent(text)
    if (off) onLines(now => reduced(now, off, currency))
  }
  const add = useAction(async (product: { id: string; title: string } | null) => {
    if (!product) return
    const { variants } = await readProduct(seller, product.id)
    const fresh = linesOf({ ...product, variants })
    onLines(now => [
      ...now.filter(line => line.productId !== product.id),
      ...(bps ? reduced(fresh, bps, currency) : fresh),
    ])
  })
  const setPrice = (key: string, price: string) =>
    onLines(now => now.map(line => (line.key === key ? { ...line, price } : line)))
  const leaveOut = (productId: string) =>
    onLines(now => now.filter(line => line.productId !== productId))
  return (
    <section class="section">
      <h2>{t.markdownWhat}</h2>
      <ProductChoice
        key={lines.length}
        product={null}
        onChoice={add.run}
        error={isTried && !lines.length ? t.markdownWhatWrong : null}
      />
      <FormError problem={add.error} />
      <PercentField
        label={t.markdownOff}
        hint={t.markdownOffHint}
        value={percent}
        onText={fillIn}
        error={percent && !bps ? t.markdownOffWrong : null}
      />
      {lines.length > 0 && (
        <ul class="rows">
          {lines.map((line, index) => (
            <LineRow
              key={line.key}
              {...{ line, isTried }}
              isFirst={lines[index - 1]?.productId !== line.productId}
              onPrice={price => setPrice(line.key, price)}
              onLeaveOut={() => leaveOut(line.productId)}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

function LineRow({
  line,
  isFirst,
  isTried,
  onPrice,
  onLeaveOut,
}: {
  line: Line
  /** Of its product: it carries the button that leaves the whole product out. */
  isFirst: boolean
  isTried: boolean
  onPrice: (price: string) => void
  onLeaveOut: () => void
}) {
  const t = moneyWords.use()
  const { currency } = useOwn()
  const before = moneyText({ amount: line.beforeMinor, currency })
  return (
    <li class="row row-work markdown-line">
      <span class="row-main">
        <b dir="auto">{line.title}</b>
        <span class="facts">
          <span>{before}</span>
          <span dir="auto">{line.variants || t.markdownVariants(line.variantIds.length)}</span>
        </span>
      </span>
      <MoneyField
        label={t.markdownPriceOf(line.title, before)}
        currency={currency}
        value={line.price}
        onText={onPrice}
        error={isTried && priceOf(line, currency) === null ? t.markdownPriceWrong : null}
      />
      {isFirst && (
        <IconButton icon="close" label={t.markdownLeaveOut(line.title)} onClick={onLeaveOut} />
      )}
    </li>
  )
}
