import type { InferResponseType } from 'hono/client'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { answer, api } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { Page } from '../../shell/page.tsx'
import { paths } from '../../shell/places.ts'
import { useAction } from '../../ui/action.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { AreaField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useLoad } from '../../ui/load.ts'
import { FormError, Loaded } from '../../ui/loaded.tsx'
import { Price, percentText } from '../../ui/money.tsx'
import { Thumb } from '../../ui/picture.tsx'
import { PriceFrom } from '../../ui/price-from.tsx'
import { Bone } from '../../ui/skeleton.tsx'
import { State } from '../../ui/state.tsx'
import { useTitle } from '../../ui/titles.ts'
import { FullShelf } from '../find/full-shelf.tsx'
import { notePicks, useOwnShop } from '../own-shop.ts'

type Seen = InferResponseType<(typeof api.catalog.found)['$get'], 200>

/** Something seen in another shop, one press away from one's own shelf. */
export function Found() {
  const t = curatorWords.use().find
  const { query } = useLocation()
  const { shop = '', product = '' } = query
  const seen = useLoad(
    () => answer(api.catalog.found.$get({ query: { shop, product } })),
    [shop, product],
  )
  return (
    <Page title={t.foundTitle}>
      <Loaded of={seen} skeleton={<Bone class="bone-sheet" />}>
        {found => (
          <section class="sheet form">
            <What seen={found} />
            {found.product.is_picked ? (
              <div class="form-actions">
                <State tone="good">{t.picked}</State>
                <LinkButton href={paths.shelf}>{t.toShelf}</LinkButton>
              </div>
            ) : (
              <PickForm
                seen={found}
                onPicked={() =>
                  seen.change(one => ({ ...one, product: { ...one.product, is_picked: true } }))
                }
              />
            )}
          </section>
        )}
      </Loaded>
    </Page>
  )
}

function What({ seen: { product, source } }: { seen: Seen }) {
  const t = curatorWords.use().find
  const title = useTitle()(product)
  return (
    <>
      <div class="product">
        <Thumb src={product.picture} size="large" />
        <div class="product-main">
          <p class="product-earns">
            <span>{t.earn}</span> <Price of={product.earns} class="earns" />
          </p>
          <h2 class="product-title" dir="auto">
            {title}
          </h2>
          <p class="facts">
            <b>
              <PriceFrom price={product.price} isFrom={product.is_from} />
            </b>
            <span>{percentText(product.rate_bps)}</span>
            <span>{product.seller.name}</span>
          </p>
        </div>
      </div>
      <p class="soft">{t.foundAt(source.name)}</p>
    </>
  )
}

/** Their words stay theirs: the note is written anew. */
function PickForm({ seen: { product, source }, onPicked }: { seen: Seen; onPicked: () => void }) {
  const t = curatorWords.use().find
  const [note, setNote] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isFull, setFull] = useState(false)
  const own = useOwnShop()
  const pick = useAction(async () => {
    setRefusal(null)
    const wish = { product_id: product.id, note, source: source.handle }
    const { added, refused } = await answer(api.picks.$post({ json: { products: [wish] } }))
    if (added.length) {
      notePicks(1)
      return onPicked()
    }
    if (refused[0]?.code === 'listing_cap') setFull(true)
    else setRefusal(refused[0]?.message ?? '')
  })
  return (
    <Form onSend={pick.run}>
      <AreaField
        label={t.foundNote}
        hint={t.foundNoteHint}
        isOptional
        maxLength={500}
        value={note}
        onText={setNote}
        error={refusal}
      />
      <FormError problem={pick.error} />
      <div class="form-actions">
        <Button kind="main" type="submit" isBusy={pick.isBusy}>
          {t.foundGo}
        </Button>
      </div>
      {isFull && own.data && <FullShelf tier={own.data.tier} onClose={() => setFull(false)} />}
    </Form>
  )
}
