import { language } from '../../messages/language.ts'
import { sellerWords } from '../../messages/seller/index.ts'
import { CopyButton } from '../../ui/copy.tsx'
import { countryName } from '../../ui/countries.ts'
import type { Part } from './parts.ts'

/** Where it goes, as the carrier's label wants it, and to copy whole. */
export function Address({ part: { ship_to: shipTo } }: { part: Part }) {
  const t = sellerWords.use()
  const spoken = language.use()
  if (!shipTo) return null
  const { name, phone, country, label_lines } = shipTo
  const lines = [...label_lines, countryName(country, spoken)]
  return (
    <div class="ship-to">
      <header>
        <h3 class="soft small">{t.shipTo}</h3>
        <CopyButton kind="quiet" text={[name, phone, ...lines].filter(Boolean).join('\n')} />
      </header>
      <address dir="auto">
        <b>{name}</b>
        {phone && <span>{phone}</span>}
        {lines.map(line => (
          <span key={line}>{line}</span>
        ))}
      </address>
    </div>
  )
}
