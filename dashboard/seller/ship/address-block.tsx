import { language } from '../../messages/language.ts'
import { sellerWords } from '../../messages/seller/index.ts'
import { CopyButton } from '../../ui/copy.tsx'
import { addressLines, addressText } from './address.ts'
import type { Part } from './parts.ts'

/** Where it goes, as the carrier's label wants it, and to copy whole. */
export function Address({ part: { ship_to: shipTo } }: { part: Part }) {
  const t = sellerWords.use()
  const spoken = language.use()
  if (!shipTo) return null
  return (
    <div class="ship-to">
      <header>
        <h3 class="soft small">{t.shipTo}</h3>
        <CopyButton kind="quiet" text={addressText(shipTo, spoken)} />
      </header>
      <address dir="auto">
        <b>{shipTo.name}</b>
        {shipTo.phone && <span>{shipTo.phone}</span>}
        {addressLines(shipTo, spoken).map(line => (
          <span key={line}>{line}</span>
        ))}
      </address>
    </div>
  )
}
