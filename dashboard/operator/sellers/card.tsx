import { language } from '../../messages/language.ts'
import { operatorWords } from '../../messages/operator/index.ts'
import { Face } from '../../shell/mark.tsx'
import { countryName } from '../../ui/countries.ts'
import { When } from '../../ui/dates.tsx'
import { moneyText, percentText } from '../../ui/money.tsx'
import { State, type Tone } from '../../ui/state.tsx'
import type { SellerRow } from '../console/data.ts'
import { GivenReason } from '../pieces/given-reason.tsx'
import { Decide } from './decide.tsx'
import { Fee } from './fee.tsx'

const tones: Record<SellerRow['state'], Tone> = {
  applied: 'waiting',
  active: 'good',
  paused: 'quiet',
  suspended: 'bad',
  refused: 'quiet',
  closed: 'quiet',
}

/** A seller as an operator judges one: who, where, on what terms, and what to do. */
export function SellerCard({
  seller,
  onDecided,
}: {
  seller: SellerRow
  onDecided: () => Promise<void>
}) {
  const t = operatorWords.use()
  const { name, line, country, support_email: email, state, state_reason: reason } = seller
  return (
    <li class="row seller-card">
      <Face name={name} />
      <span class="row-main">
        <span class="seller-name">
          <b dir="auto">{name}</b>
          <State tone={tones[state]}>{t.sellerStates[state]}</State>
        </span>
        {line && <span dir="auto">{line}</span>}
        <span class="facts">
          <span>{countryName(country, language.use())}</span>
          <a href={`mailto:${email}`}>{email}</a>
          <span>
            {t.sellerSince} <When at={seller.created_at} />
          </span>
        </span>
        {seller.company && (
          <span class="soft small as-written" dir="auto">
            {seller.company}
          </span>
        )}
        <Terms seller={seller} />
        <GivenReason reason={reason} />
      </span>
      <span class="decide">
        <Fee seller={seller} onSet={onDecided} />
        <Decide seller={seller} onDecided={onDecided} />
      </span>
    </li>
  )
}

function Terms({ seller }: { seller: SellerRow }) {
  const t = operatorWords.use()
  const { currency, shipping_minor: cost, free_shipping_from_minor: freeFrom } = seller
  const text = (amount: number) => moneyText({ amount, currency })
  return (
    <span class="facts">
      <span>
        {freeFrom === null
          ? t.sellerShips(text(cost))
          : t.sellerShipsFree(text(cost), text(freeFrom))}
      </span>
      {seller.default_rate_bps !== null && (
        <span>{t.sellerRate(percentText(seller.default_rate_bps))}</span>
      )}
      <span>{t.sellerFee(percentText(seller.platform_fee_bps))}</span>
      <span>{t.sellerReturns(seller.return_days)}</span>
      <span>{currency}</span>
    </span>
  )
}
