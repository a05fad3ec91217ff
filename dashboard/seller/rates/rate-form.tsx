import { useState } from 'preact/hooks'
import { sellerWords } from '../../messages/seller/index.ts'
import { moneyWords } from '../../messages/seller/money/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Choices } from '../../ui/select.tsx'
import { toast } from '../../ui/toast.tsx'
import { useOwn } from '../own.ts'
import { dayInput } from '../pieces/day.ts'
import { PercentField } from '../pieces/money-field.tsx'
import { setRate } from './data.ts'
import { RateProblem } from './problem.tsx'
import { ProductChoice } from './product-choice.tsx'
import { saidOf } from './said.ts'
import { type RateFaults, type RateFor, type RateValues, rateFaults, rateJson } from './values.ts'

/** Sets the usual rate, a deal's or a campaign's, and says from when on it counts. */
export function RateForm({
  what,
  title,
  percent,
  onSet,
  onClose,
}: {
  what: RateFor
  title: string
  /** What it is now, as one types it. */
  percent: string
  onSet: () => Promise<void>
  onClose: () => void
}) {
  const t = moneyWords.use()
  const shell = shellWords.use()
  const { id: seller } = useOwn()
  const [isTried, setTried] = useState(false)
  const [values, setValues] = useState<RateValues>({
    percent,
    handle: what.rung === 'deal' && what.handle ? `@${what.handle}` : '',
    from: what.rung === 'campaign' ? dayInput(Date.now()) : '',
    until: '',
    product: null,
    isOne: false,
  })
  const set = (change: Partial<RateValues>) => setValues(now => ({ ...now, ...change }))
  const faults = rateFaults(what, values)
  const send = useAction(async () => {
    setTried(true)
    if (Object.keys(faults).length) return
    const found = await setRate(seller, rateJson(what, values))
    toast(saidOf(t, found))
    onClose()
    await onSet()
  })
  const isUnknown = send.error?.code === 'not_found' && what.rung === 'deal'
  return (
    <Dialog title={title} onClose={onClose}>
      <Form onSend={send.run}>
        <RateFields
          {...{ what, values, set }}
          faults={isTried ? faults : {}}
          isUnknownShop={isUnknown}
        />
        {!isUnknown && (
          <RateProblem
            problem={send.error}
            onDay={from => {
              set({ from })
              send.forget()
            }}
          />
        )}
        <div class="form-actions">
          <Button kind="main" type="submit" isBusy={send.isBusy}>
            {t.rateSave}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {shell.cancel}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

function RateFields({
  what,
  values,
  set,
  faults,
  isUnknownShop,
}: {
  what: RateFor
  values: RateValues
  set: (change: Partial<RateValues>) => void
  faults: RateFaults
  isUnknownShop: boolean
}) {
  const t = moneyWords.use()
  const shell = shellWords.use()
  const seller = sellerWords.use()
  const say = {
    percent: seller.percentWrong,
    empty: shell.fieldEmpty,
    day: t.rateDayNeeded,
    order: t.rateUntilWrong,
  }
  const fault = (name: keyof RateFaults) => (faults[name] ? say[faults[name]] : null)
  const isCampaign = what.rung === 'campaign'
  return (
    <>
      {what.rung === 'deal' && (
        <TextField
          label={t.dealHandle}
          hint={t.dealHandleHint}
          readOnly={what.handle !== null}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          value={values.handle}
          onText={handle => set({ handle })}
          error={isUnknownShop ? t.dealUnknown : fault('handle')}
        />
      )}
      {isCampaign && (
        <div class="field">
          <span class="field-label">{t.campaignFor}</span>
          <Choices
            label={t.campaignFor}
            value={values.isOne ? 'one' : 'all'}
            options={[
              ['all', t.campaignAll],
              ['one', t.campaignOne],
            ]}
            onChoice={choice => set({ isOne: choice === 'one' })}
          />
          {values.isOne && (
            <ProductChoice
              product={values.product}
              onChoice={product => set({ product })}
              error={fault('product')}
            />
          )}
        </div>
      )}
      <PercentField
        label={t.rateLabel}
        value={values.percent}
        onText={percent => set({ percent })}
        error={fault('percent')}
      />
      <div class="form-row">
        <TextField
          type="date"
          label={t.rateFrom}
          {...(!isCampaign && { hint: t.rateFromHint })}
          isOptional={!isCampaign}
          min={dayInput(Date.now())}
          value={values.from}
          onText={from => set({ from })}
          error={fault('from')}
        />
        {isCampaign && (
          <TextField
            type="date"
            label={t.rateUntil}
            min={values.from}
            value={values.until}
            onText={until => set({ until })}
            error={fault('until')}
          />
        )}
      </div>
    </>
  )
}
