import { useState } from 'preact/hooks'
import { answer } from '../../api.ts'
import { sellerWords } from '../../messages/seller/index.ts'
import { Page } from '../../shell/page.tsx'
import { Button } from '../../ui/button.tsx'
import { When } from '../../ui/dates.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { moneyText, Price } from '../../ui/money.tsx'
import { toast } from '../../ui/toast.tsx'
import { refreshOwn, sellerApi, useOwn } from '../own.ts'
import { Ask } from '../pieces/ask.tsx'
import { BoneLines } from '../pieces/bone-lines.tsx'
import { readPayments, Tabs } from './tabs.tsx'

type WaitingPayment = Awaited<ReturnType<typeof readPayments>>[number]

/** Orders paid by hand: nothing is shipped before somebody says the money is settled. */
export function Payments() {
  const t = sellerWords.use()
  const own = useOwn()
  const load = useLoad(() => readPayments(own.id), [own.id])
  const [asked, setAsked] = useState<WaitingPayment | null>(null)
  const confirm = async ({ shop_id: shop, id, number }: WaitingPayment) => {
    const param = { seller: own.id, shop, id }
    await answer(sellerApi.payments[':shop'][':id'].confirm.$post({ param }))
    toast(sellerWords.now().payDone(number))
    await Promise.all([load.reload(), refreshOwn()])
  }
  return (
    <Page title={t.paymentsTitle} lead={t.payLead}>
      <Tabs />
      <Loaded of={load} skeleton={<BoneLines count={2} />}>
        {payments =>
          payments.length ? (
            <ul class="rows">
              {payments.map(one => (
                <PaymentRow key={one.id} payment={one} onAsk={() => setAsked(one)} />
              ))}
            </ul>
          ) : (
            <Empty drawing="coins" title={t.nothingToConfirm}>
              <p>{t.nothingToConfirmText}</p>
            </Empty>
          )
        }
      </Loaded>
      {asked && (
        <Ask
          title={t.payTitle(moneyText(asked.amount))}
          yes={t.payYes}
          act={() => confirm(asked)}
          onClose={() => setAsked(null)}
        >
          <p>
            {t.payWho(asked.number, asked.buyer_name)} <b>{t.payText}</b>
          </p>
          <p class="soft">{t.payFollows}</p>
        </Ask>
      )}
    </Page>
  )
}

function PaymentRow({ payment, onAsk }: { payment: WaitingPayment; onAsk: () => void }) {
  const t = sellerWords.use()
  return (
    <li class="row row-work">
      <span class="row-main">
        <span>{t.order(payment.number)}</span>
        <span class="facts">
          <span dir="auto">{t.payFrom(payment.buyer_name)}</span>
          <When at={payment.placed_at} />
        </span>
      </span>
      <Price of={payment.amount} class="strong" />
      <Button isSmall aria-label={t.payConfirmOf(payment.number)} onClick={onAsk}>
        {t.payConfirm}
      </Button>
    </li>
  )
}
