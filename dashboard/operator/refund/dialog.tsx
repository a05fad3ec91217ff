import { useState } from 'preact/hooks'
import { operatorWords } from '../../messages/operator/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { Check } from '../../ui/check.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { AreaField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { moneyText } from '../../ui/money.tsx'
import { Choices, SelectField } from '../../ui/select.tsx'
import { toast } from '../../ui/toast.tsx'
import type { OrderDetail } from '../orders/data.ts'
import { Amounts } from './amounts.tsx'
import { Follows, usePreview } from './preview.tsx'
import { isUnsent, newKey, previewWish, readWish, sendRefund, type Wish } from './wish.ts'

/** Money back to a buyer: whose part, how much, why; and before it is done, who loses what. */
export default function RefundDialog({
  order,
  shop,
  onDone,
  onClose,
}: {
  order: OrderDetail
  shop: string
  onDone: () => Promise<void>
  onClose: () => void
}) {
  const t = operatorWords.use().refund
  const shell = shellWords.use()
  const [key] = useState(newKey)
  const sellers = sellersOf(order)
  const [wish, setWish] = useState<Wish>({ ...empty, seller: sellers[0]?.[0] ?? '' })
  const [isTried, setTried] = useState(false)
  const set = (change: Partial<Wish>) => setWish(now => ({ ...now, ...change }))
  const { refund, faults } = readWish(order, wish)
  const meant = wish.seller ? [wish.seller] : sellers.map(([id]) => id)
  const param = { shop, id: order.id }
  // The reason changes nothing of what follows: it is not asked anew for it.
  const asked = refund && JSON.stringify([meant, { ...refund, reason: '' }])
  const preview = usePreview(asked, async () => previewWish(param, meant, refund!))
  const hasReason = wish.reason.trim() !== ''
  const send = useAction(async () => {
    setTried(true)
    const { gains } = preview
    if (!refund || !gains || preview.isAsking || !hasReason) return
    await sendRefund(param, { seller_id: wish.seller || null, refund }, key)
    toast(t.done(moneyText(gains.amount), order.number))
    onClose()
    await onDone()
  })
  return (
    <Dialog title={t.title} onClose={onClose}>
      <Form onSend={send.run}>
        {sellers.length > 1 && (
          <SelectField
            label={t.whose}
            value={wish.seller}
            options={[...sellers, ['', t.everybody]]}
            onChoice={seller => set({ seller, lines: {}, restock: null })}
          />
        )}
        {wish.seller && (
          <Choices
            label={t.how}
            value={wish.how}
            options={[
              ['whole', t.whole],
              ['chosen', t.chosen],
            ]}
            onChoice={how => set({ how })}
          />
        )}
        {wish.seller && wish.how === 'chosen' ? (
          <Amounts order={order} wish={wish} faults={faults} set={set} />
        ) : (
          <>
            <p class="soft">{wish.seller ? t.wholeText : t.everythingText}</p>
            {wish.seller && (
              <Check
                isOn={wish.restock ?? isUnsent(order, wish.seller)}
                onChange={restock => set({ restock })}
              >
                {t.restock}
              </Check>
            )}
          </>
        )}
        <AreaField
          label={t.reason}
          hint={t.reasonHint}
          rows={2}
          maxLength={500}
          value={wish.reason}
          onText={reason => set({ reason })}
          error={isTried && !hasReason ? shell.fieldEmpty : null}
        />
        <Follows preview={preview} hasSeveral={meant.length > 1} />
        <FormError problem={send.error} />
        <div class="form-actions">
          <Button
            kind="main"
            type="submit"
            isBusy={send.isBusy}
            disabled={!preview.gains || preview.isAsking}
          >
            {preview.gains ? t.yes(moneyText(preview.gains.amount)) : t.yesBare}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {shell.cancel}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

const empty: Wish = {
  seller: '',
  how: 'whole',
  restock: null,
  lines: {},
  shipping: '',
  goodwill: '',
  reason: '',
}

/** `[id, name]` of everybody who has a part in it. */
function sellersOf(order: OrderDetail): (readonly [string, string])[] {
  return order.parts.map(part => [part.seller_id, part.seller] as const)
}
