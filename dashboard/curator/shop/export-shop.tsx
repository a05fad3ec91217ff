import { curatorWords } from '../../messages/curator/index.ts'
import { LinkButton } from '../../ui/button.tsx'

/** The shop is its curator's: all they have made of it, as one file. */
export function ExportShop() {
  const t = curatorWords.use().shop
  return (
    <section class="section">
      <h2>{t.export}</h2>
      <p class="soft">{t.exportText}</p>
      <div class="form-actions">
        <LinkButton icon="down" href="/dashboard/api/shop/export.zip" download>
          {t.exportGo}
        </LinkButton>
      </div>
    </section>
  )
}
