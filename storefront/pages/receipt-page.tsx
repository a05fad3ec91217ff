import type { ReceiptView } from '../../server/http/storefront/order-views.ts'
import type { Frame } from '../../server/http/storefront/views.ts'
import { factsOf } from '../../server/platform/language.ts'
import { formatMoney, type Money } from '../../server/platform/money.ts'
import type { ReceiptStep } from '../../server/receipts/explain.ts'
import { messagesIn } from '../messages/index.ts'
import { percentText } from '../percent.ts'
import { Day, WithDays } from '../ui/instant.tsx'
import { Page } from '../ui/page.tsx'
import { Price } from '../ui/price.tsx'

type Props = { frame: Frame; view: ReceiptView }

/** One commission, step by step, as a person would work it out with a pencil. */
export function ReceiptPage({ frame, view }: Props) {
  const words = messagesIn(frame.language)
  const { receipt, story } = view
  return (
    <Page frame={frame} title={words.receiptTitle} islands={['order']} hasNoIndex>
      <div class="narrow receipt" data-dates={factsOf(frame.language).dateTag}>
        <p class="soft">{words.receiptOrder(view.orderNumber)}</p>
        <h1>{words.receiptTitle}</h1>
        <p dir="auto">{words.receiptOf(view.title)}</p>
        <p class="soft">{words.receiptLead}</p>
        <ol class="receipt-steps">
          {receipt.steps.map((step, index) => (
            <li key={index} class={step.step === 'owed' ? 'sum total' : 'sum'}>
              <span>
                <WithDays frame={frame} text={sentence(frame, step)} days={daysOf(step)} />
              </span>
              {'result' in step && <Price money={step.result} language={frame.language} />}
            </li>
          ))}
        </ol>
        <p class={receipt.agrees ? 'receipt-proof' : 'notice'}>
          {receipt.agrees
            ? `✓ ${words.receiptAgrees}`
            : words.receiptDiffers(said(frame, view.booked))}
        </p>
        <h2>{words.receiptStory}</h2>
        <ol class="receipt-story">
          {story.map((one, index) => (
            <li key={index} class="sum">
              <span>
                {words.receiptKinds[one.isSooner ? 'sooner' : one.kind]}
                <small class="soft">
                  {' '}
                  <Day at={one.at} frame={frame} />
                  {one.kind === 'schedule' && one.nextAt !== null && (
                    <>
                      {' · '}
                      <WithDays
                        frame={frame}
                        text={words.receiptNext('{day}')}
                        days={{ day: one.nextAt }}
                      />
                    </>
                  )}
                </small>
              </span>
              {one.amount.amount !== 0 && <Price money={one.amount} language={frame.language} />}
            </li>
          ))}
        </ol>
      </div>
    </Page>
  )
}

const daysOf = (step: ReceiptStep): Record<string, number> =>
  step.step === 'refund' ? { day: step.at } : {}
const said = (frame: Frame, money: Money) => formatMoney(money, frame.language)

function sentence(frame: Frame, step: ReceiptStep): string {
  const words = messagesIn(frame.language)
  const { receiptSteps: steps } = words
  const percent = (bps: number) => percentText(bps, frame.language)
  switch (step.step) {
    case 'price':
      return steps.price(step.quantity, said(frame, step.unit))
    case 'seller_discount':
      return steps.seller_discount(said(frame, step.discount))
    case 'tax_within':
      return steps.tax_within(percent(step.bps))
    case 'tax_on_top':
      return steps.tax_on_top(percent(step.bps))
    case 'base':
      return steps.base
    case 'rate':
      return steps.rate(percent(step.bps), ruleName(frame, step.rule), step.version)
    case 'amount':
      return steps.amount(said(frame, step.of), percent(step.bps))
    case 'curator_discount':
      return steps.curator_discount(said(frame, step.discount))
    case 'refund':
      return (step.isLast ? steps.lastRefund : steps.refund)(
        '{day}',
        said(frame, step.refunded),
        said(frame, step.ofTotal),
      )
    case 'decided':
      return steps.decided
    case 'rejected':
      return steps.rejected(words.receiptReasons[step.reason] ?? step.reason)
    case 'owed':
      return steps.owed
  }
}

function ruleName(frame: Frame, rule: string): string {
  const words = messagesIn(frame.language)
  const [, category] = /^category:(.+)$/.exec(rule) ?? []
  return category ? words.receiptCategory(category) : (words.receiptRules[rule] ?? rule)
}
