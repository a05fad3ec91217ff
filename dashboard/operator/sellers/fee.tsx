import { useState } from 'preact/hooks'
import { answer } from '../../api.ts'
import { operatorWords } from '../../messages/operator/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { percentInput, readPercent } from '../../seller/pieces/amount.ts'
import { PercentField } from '../../seller/pieces/money-field.tsx'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { percentText } from '../../ui/money.tsx'
import { toast } from '../../ui/toast.tsx'
import type { SellerRow } from '../console/data.ts'
import { operatorApi } from '../waiting.ts'

const bpsMax = 1000

/** What the platform takes of a seller's goods, and the button to change it. */
export function Fee({ seller, onSet }: { seller: SellerRow; onSet: () => Promise<void> }) {
  const t = operatorWords.use()
  const [isOpen, setOpen] = useState(false)
  // Who does not sell here pays nothing.
  if (seller.state === 'refused' || seller.state === 'closed') return null
  return (
    <>
      <Button
        isSmall
        kind="quiet"
        aria-label={t.feeChangeOf(seller.name)}
        onClick={() => setOpen(true)}
      >
        {t.feeChange}
      </Button>
      {isOpen && <FeeDialog seller={seller} onSet={onSet} onClose={() => setOpen(false)} />}
    </>
  )
}

function FeeDialog({
  seller: { id, name, platform_fee_bps: now },
  onSet,
  onClose,
}: {
  seller: SellerRow
  onSet: () => Promise<void>
  onClose: () => void
}) {
  const t = operatorWords.use()
  const shell = shellWords.use()
  const [percent, setPercent] = useState(percentInput(now))
  const [isTried, setTried] = useState(false)
  const bps = readPercent(percent)
  const isWrong = bps === null || bps > bpsMax
  const save = useAction(async () => {
    setTried(true)
    if (isWrong) return
    const json = { platform_fee_bps: bps }
    await answer(operatorApi.sellers[':id'].fee.$put({ param: { id }, json }))
    toast(t.feeSet(name, percentText(bps)))
    onClose()
    await onSet()
  })
  return (
    <FormDialog title={t.feeTitle(name)} yes={shell.save} send={save} onClose={onClose}>
      <p>{t.feeText}</p>
      <PercentField
        label={t.feeLabel}
        value={percent}
        onText={setPercent}
        error={isTried && isWrong ? t.feeWrong : null}
      />
    </FormDialog>
  )
}
