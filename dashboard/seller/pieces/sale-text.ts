import type { Money } from '../../../server/platform/money.ts'
import { sellerWords } from '../../messages/seller/index.ts'
import { moneyText } from '../../ui/money.tsx'

type Sale = {
  goods: Money
  shipping: Money
  commission: Money
  platform_fee: Money
  discount_covered: Money
}

/** How what a seller receives comes about; parts of nothing are left out. */
export function useSaleText(sale: Sale): string {
  const t = sellerWords.use()
  const part = (of: Money, say: (amount: string) => string) =>
    of.amount ? [say(moneyText(of))] : []
  return [
    t.youGetGoods(moneyText(sale.goods)),
    ...part(sale.commission, t.youGetCommission),
    ...part(sale.platform_fee, t.youGetFee),
    ...part(sale.discount_covered, t.youGetCovered),
    ...part(sale.shipping, t.youGetShipping),
  ].join(' ')
}
