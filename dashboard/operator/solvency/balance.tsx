import { operatorWords } from '../../messages/operator/index.ts'
import { moneyText, Price } from '../../ui/money.tsx'
import { State } from '../../ui/state.tsx'
import { type Part, sidesOf, type Totals } from './data.ts'

const width = 1000
const gap = 3

/** One currency: what came in above where it is, at one scale, so that both must be equally long. */
export function Balance({ totals }: { totals: Totals }) {
  const t = operatorWords.use().solvency
  const { currency, received_minor: received, is_solvent: isGood } = totals
  const money = (amount: number) => ({ amount, currency })
  const sides = sidesOf(totals)
  const whole = Math.max(sumOf(sides.in), sumOf(sides.out))
  const said = (parts: Part[]) =>
    parts.map(({ name, minor }) => t.part(t[name], moneyText(money(minor)))).join(', ')
  const rows = [
    ['paidOut', totals.paid_out_minor],
    ['held', totals.held_minor],
    ['owed', totals.owed_minor],
    ['own', totals.own_minor],
  ] as const
  return (
    <section class="sheet balance" aria-label={currency}>
      <div class="balance-head">
        <p>
          <Price of={money(received)} class="balance-figure" />
          <span class="soft">
            {t.received}, {t.receivedText}
          </span>
        </p>
        <State tone={isGood ? 'good' : 'bad'}>{isGood ? t.yes : t.no}</State>
      </div>
      {!isGood && <p class="form-error">{t.noText}</p>}
      <div class="balance-bars">
        <span class="soft small">{t.in}</span>
        <Bar parts={sides.in} whole={whole} label={t.barIn(said(sides.in))} />
        <span class="soft small">{t.out}</span>
        <Bar parts={sides.out} whole={whole} label={t.barOut(said(sides.out))} />
      </div>
      <dl class="balance-parts">
        {rows.map(([name, minor]) => (
          <div key={name}>
            <dt>
              <span class={`key key-${name}`} aria-hidden="true" />
              <span>
                {t[name]}
                <span class="soft small">{t[`${name}Text`]}</span>
              </span>
            </dt>
            <dd>
              <Price of={money(minor)} class="strong" />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Parts side by side; even the smallest is there to be seen. */
function Bar({ parts, whole, label }: { parts: Part[]; whole: number; label: string }) {
  let from = 0
  return (
    <svg
      class="balance-bar"
      viewBox={`0 0 ${width} 28`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      {parts.map(({ name, minor }, index) => {
        const isLast = index === parts.length - 1
        const wide = Math.max(6, (minor / (whole || 1)) * width)
        const rect = (
          <rect
            key={name}
            class={`part-${name}`}
            x={from}
            width={Math.max(3, wide - (isLast ? 0 : gap))}
            height="28"
          />
        )
        from += wide
        return rect
      })}
    </svg>
  )
}

const sumOf = (parts: Part[]) => parts.reduce((sum, { minor }) => sum + minor, 0)
