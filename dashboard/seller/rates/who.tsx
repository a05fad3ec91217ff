import { useState } from 'preact/hooks'
import { moneyWords } from '../../messages/seller/money/index.ts'
import { TextField } from '../../ui/field.tsx'
import { type Load, useLoad } from '../../ui/load.ts'
import { percentText } from '../../ui/money.tsx'
import { useOwn } from '../own.ts'
import { useSettled } from '../pieces/settled.ts'
import { type Explained, explainRate, readHandle } from './data.ts'
import { Ladder } from './ladder.tsx'
import { ProductChoice } from './product-choice.tsx'

type Chosen = { id: string; title: string }

/** One product, one shop or any: every rate that could count, and the one that does. */
export function Who() {
  const t = moneyWords.use()
  const [product, setProduct] = useState<Chosen | null>(null)
  return (
    <section class="section">
      <div class="section-head">
        <h2>{t.whoTitle}</h2>
        <p class="soft small">{t.whoText}</p>
      </div>
      <div class={product ? 'sheet form' : undefined}>
        <ProductChoice product={product} onChoice={setProduct} />
        {product && <Explain key={product.id} product={product} />}
      </div>
    </section>
  )
}

function Explain({ product }: { product: Chosen }) {
  const t = moneyWords.use()
  const { id: seller } = useOwn()
  const [typed, setTyped] = useState('')
  const handle = useSettled(readHandle(typed), 400)
  const load = useLoad(() => explainRate(seller, product.id, handle), [seller, product.id, handle])
  const isUnknown = load.error?.code === 'not_found' && !!handle
  return (
    <div class="form-row">
      <div class="section">
        <TextField
          label={t.whoShop}
          hint={t.whoShopHint}
          isOptional
          placeholder="@"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          value={typed}
          onText={setTyped}
          error={isUnknown ? t.dealUnknown : null}
        />
        <Outcome of={load} />
      </div>
      <Ladder of={isUnknown ? { ...load, error: null } : load} />
    </div>
  )
}

function Outcome({ of }: { of: Load<Explained> }) {
  const t = moneyWords.use()
  const winner = of.data?.rungs.find(rung => rung.wins)
  if (!of.data || of.error || winner?.rate_bps == null) return null
  const percent = percentText(winner.rate_bps)
  return (
    <p class="example" aria-live="polite">
      {of.data.shop ? t.whoGetsIn(`@${of.data.shop.handle}`, percent) : t.whoGets(percent)}
    </p>
  )
}
