import { moneyWords } from '../../messages/seller/money/index.ts'
import { Button } from '../../ui/button.tsx'
import { dayText } from '../../ui/dates.tsx'
import { moneyText } from '../../ui/money.tsx'
import type { Payee } from './data.ts'

/** When the next payout comes, or what stands before it; and where it goes. */
export function Next({ payee, onEdit }: { payee: Payee; onEdit: () => void }) {
  const t = moneyWords.use()
  const { title, text } = useNext(payee)
  const { why_not: why, details, next_details: next } = payee
  const isMissing = !details && !next
  return (
    <section class="sheet next-payout">
      <div class="section">
        <h2 class="soft">{t.nextTitle}</h2>
        <p class="next-figure">{title}</p>
        {why?.why === 'below_threshold' && (
          <progress
            class="next-progress"
            aria-label={title}
            max={why.thresholdMinor}
            value={why.amountMinor}
          />
        )}
        {text && <p class="soft">{text}</p>}
        <p class="soft">{t.schedule[payee.schedule]}</p>
      </div>
      <div class="section">
        <h2 class="soft">{t.detailsHead}</h2>
        {isMissing && <p>{t.detailsNone}</p>}
        {details && (
          <p>
            {t.providers[details.provider]} · <span dir="auto">{details.holder}</span>
            <br />
            {details.bank && `${details.bank} · `}
            <span class="figures">{details.account}</span>
            {details.threshold_minor > 0 && (
              <>
                <br />
                <span class="soft">
                  {t.detailsFrom(
                    moneyText({ amount: details.threshold_minor, currency: payee.currency }),
                  )}
                </span>
              </>
            )}
          </p>
        )}
        {next && (
          <p class="details-next">
            {next.effective_at
              ? t.detailsNextWaiting(next.account, dayText(next.effective_at))
              : t.detailsNextUnconfirmed(next.account)}
          </p>
        )}
        <div>
          <Button kind={isMissing ? 'main' : 'plain'} onClick={onEdit}>
            {isMissing ? t.detailsAdd : t.detailsChange}
          </Button>
        </div>
      </div>
    </section>
  )
}

function useNext({ why_not: why, payable, next_run_at: at, currency }: Payee) {
  const t = moneyWords.use()
  const text = (amount: number) => moneyText({ amount: Math.abs(amount), currency })
  if (!why) {
    const amount = moneyText(payable)
    return {
      title: at ? t.nextOn(amount, dayText(at)) : t.nextByHand(amount),
      text: '',
    }
  }
  const said = t.whyNotText[why.why]
  switch (why.why) {
    case 'negative_balance':
      return { title: t.whyNot.negative_balance(text(why.amountMinor)), text: said }
    case 'below_threshold':
      return {
        title: t.whyNot.below_threshold(text(why.amountMinor), text(why.thresholdMinor)),
        text: said,
      }
    case 'details_waiting':
      return { title: t.whyNot.details_waiting(dayText(why.until)), text: said }
    default:
      return { title: t.whyNot[why.why](), text: said }
  }
}
