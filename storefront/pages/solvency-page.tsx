import type { Frame, SolvencyView } from '../../server/http/storefront/views.ts'
import { messagesIn } from '../messages/index.ts'
import { Page } from '../ui/page.tsx'
import { Price } from '../ui/price.tsx'

type Props = { frame: Frame; totals: SolvencyView[] }

/** Anyone may see that the instance can pay what it owes. */
export function SolvencyPage({ frame, totals }: Props) {
  const words = messagesIn(frame.language)
  return (
    <Page frame={frame} title={words.solvencyTitle} islands={[]} hasNoIndex>
      <div class="narrow receipt">
        <h1>{words.solvencyTitle}</h1>
        <p class="soft">{words.solvencyLead}</p>
        {totals.map(one => (
          <section key={one.currency}>
            <h2>{one.currency}</h2>
            {one.parts.map(({ name, amount }) => (
              <p key={name} class="sum">
                <span>{words.solvencyParts[name]}</span>
                <Price money={amount} language={frame.language} />
              </p>
            ))}
            <p class={one.isSolvent ? 'receipt-proof' : 'notice'}>
              {one.isSolvent ? `✓ ${words.solvencyYes}` : words.solvencyNo}
            </p>
          </section>
        ))}
      </div>
    </Page>
  )
}
