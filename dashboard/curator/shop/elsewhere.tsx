import { curatorWords } from '../../messages/curator/index.ts'
import { paths } from '../../shell/places.ts'
import { LinkButton } from '../../ui/button.tsx'

/** Where else the shop can stand: other people's pages, print, talk. */
export function Elsewhere() {
  const t = curatorWords.use().shop
  return (
    <section class="section">
      <h2>{t.elsewhere}</h2>
      <p class="soft">{t.elsewhereText}</p>
      <div class="form-actions">
        <LinkButton icon="open" href={paths.embed}>
          {t.toEmbed}
        </LinkButton>
        <LinkButton icon="copy" href={paths.share}>
          {t.toShare}
        </LinkButton>
      </div>
    </section>
  )
}
