import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { answer } from '../../api.ts'
import { sellerWords } from '../../messages/seller/index.ts'
import { Page } from '../../shell/page.tsx'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { useDraft } from '../../ui/draft.ts'
import { Form } from '../../ui/form.tsx'
import { Icon } from '../../ui/icon.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { toast } from '../../ui/toast.tsx'
import { sellerApi, useOwn } from '../own.ts'
import { useLeaveGuard } from '../pieces/leave-guard.tsx'
import { sellPaths } from '../places.ts'
import type { OwnProduct } from './data.ts'
import { isFaultless, type ProductFaults, productFaults } from './faults.ts'
import { Pictures } from './pictures.tsx'
import { Remove } from './remove.tsx'
import { Sale } from './sale.tsx'
import { saleState } from './sale-state.ts'
import { ProductState } from './state.tsx'
import { type ProductValues, productInput } from './values.ts'
import { What } from './what.tsx'

const noFaults: ProductFaults = { variants: {} }

/** One product, new or known. What is typed outlives a wrong turn; leaving is asked about. */
export function ProductForm({
  product,
  first,
}: {
  product: OwnProduct | null
  first: ProductValues
}) {
  const t = sellerWords.use()
  const own = useOwn()
  const { id: seller, currency } = own
  const { route } = useLocation()
  const [saved, setSaved] = useState(first)
  const { values, set, forget } = useDraft(`product.${seller}.${product?.id ?? 'new'}`, first)
  const [wasFound] = useState(() => isOther(values, first))
  const [isTried, setTried] = useState(false)
  const [savings, setSavings] = useState(0)
  const isDirty = isOther(values, saved)
  const faults = productFaults(values, currency)
  const guard = useLeaveGuard(isDirty)
  const restore = () => {
    set(saved)
    forget()
    setTried(false)
  }
  const save = useAction(async () => {
    setTried(true)
    if (!isFaultless(faults)) return
    const json = productInput(values, currency)
    const { id } = await answer(sellerApi.products.$put({ param: { seller }, json }))
    const kept = withIds(values, json)
    set(kept)
    setSaved(kept)
    setSavings(savings + 1)
    forget()
    setTried(false)
    const { productSaved, productAdded } = sellerWords.now()
    toast(product ? productSaved : productAdded[saleState(own)])
    if (!product) route(sellPaths.product(id), true)
  })
  const shown = { values, set, faults: isTried ? faults : noFaults }
  return (
    <Page
      title={product ? saved.title : t.productNew}
      isWide
      actions={product && <ProductState product={product} />}
    >
      {product?.is_from_feed && <FromFeed />}
      {wasFound && isDirty && <DraftFound onDiscard={restore} />}
      <Form onSend={save.run} class="form product-form">
        <What {...shown} isNew={!product} />
        <Pictures {...shown} product={product} savings={savings} />
        <Sale {...shown} productId={product?.id ?? null} savings={savings} />
        <FormError problem={save.error} />
        <div class="save-bar">
          <span class="soft" role="status">
            {isDirty ? t.unsaved : ''}
          </span>
          {isDirty && (
            <Button kind="quiet" onClick={restore}>
              {t.discard}
            </Button>
          )}
          <Button kind="main" type="submit" isBusy={save.isBusy} disabled={!isDirty}>
            {t.saveProduct}
          </Button>
        </div>
      </Form>
      {product && !product.is_from_feed && (
        <Remove id={product.id} title={saved.title} onRemoved={restore} />
      )}
      {guard}
    </Page>
  )
}

function FromFeed() {
  const t = sellerWords.use()
  return (
    <p class="notice">
      <Icon name="file" />
      <span>
        <b>{t.fromFeed}</b> {t.fromFeedText} <a href={sellPaths.feeds}>{t.placeFeeds}</a>
      </span>
    </p>
  )
}

function DraftFound({ onDiscard }: { onDiscard: () => void }) {
  const t = sellerWords.use()
  return (
    <div class="notice">
      <Icon name="pencil" />
      <span>{t.draftFound}</span>
      <Button kind="quiet" isSmall onClick={onDiscard}>
        {t.draftDiscard}
      </Button>
    </div>
  )
}

/** The keys of variants are ours and differ each time. */
function isOther(a: ProductValues, b: ProductValues): boolean {
  const bare = (values: ProductValues) =>
    JSON.stringify({ ...values, variants: values.variants.map(({ key: _, ...one }) => one) })
  return bare(a) !== bare(b)
}

/** What was sent under a number of our making keeps that number from now on. */
function withIds(values: ProductValues, sent: ReturnType<typeof productInput>): ProductValues {
  const variants = values.variants.map((one, at) => ({
    ...one,
    ownId: sent.variants[at]?.external_id ?? one.ownId,
  }))
  return { ...values, ownId: sent.external_id, variants }
}
