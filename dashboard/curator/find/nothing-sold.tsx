import type { ShopInput } from '../../../server/shops/contract.ts'
import { answer, api } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { language } from '../../messages/language.ts'
import { loadMe, useMe } from '../../shell/me.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { currencyName } from '../open-shop/currencies.ts'
import { type OwnShop, refreshShop } from '../own-shop.ts'

/** Nothing is sold in the shop's currency: others are, and a shop without a pick can change to them. */
export function NothingSold({ shop, onChange }: { shop: OwnShop; onChange: () => void }) {
  const { currency, tier } = shop
  const t = curatorWords.use().find
  const spoken = language.use()
  const { currencies } = useMe().instance
  const others = tier.picks ? [] : currencies.filter(code => code !== currency)
  const change = useAction(async (code: string) => {
    await answer(api.shop.$patch({ json: { currency: code as ShopInput['currency'] } }))
    await Promise.all([refreshShop(), loadMe()])
    onChange()
  })
  const name = currencyName(currency, spoken)
  if (!others.length)
    return (
      <Empty drawing="shelf" title={t.emptyTitle}>
        <p>{t.emptyText(name)}</p>
      </Empty>
    )
  return (
    <Empty drawing="shelf" title={t.emptyIn(name)}>
      <p>{t.emptyElse}</p>
      <FormError problem={change.error} />
      {others.map(code => (
        <Button key={code} isBusy={change.isBusy} onClick={() => change.run(code)}>
          {t.emptyGo(currencyName(code, spoken))}
        </Button>
      ))}
    </Empty>
  )
}
