import { useState } from 'preact/hooks'
import { curatorWords } from '../../messages/curator/index.ts'
import { useMe } from '../../shell/me.ts'
import { CopyButton } from '../../ui/copy.tsx'
import { TextField } from '../../ui/field.tsx'
import type { OwnShop } from '../own-shop.ts'
import { embedCode, isPlacement, placedUrl } from './embed.ts'

/** The shop on other pages, each with a name that orders bring back. */
export function EmbedBox({ shop }: { shop: OwnShop }) {
  const t = curatorWords.use().shop
  const { base_url: baseUrl } = useMe().instance
  const [text, setText] = useState('')
  const placement = text.trim()
  const isWrong = placement !== '' && !isPlacement(placement)
  const named = isWrong ? '' : placement
  const code = embedCode({ baseUrl, url: shop.url, placement: named || t.placementExample })
  const link = placedUrl(shop.url, named || t.placementExample)
  return (
    <section class="section embed">
      <h2>{t.embed}</h2>
      <p class="soft">{t.embedText}</p>
      <div class="sheet form">
        <TextField
          label={t.placement}
          placeholder={t.placementExample}
          maxLength={60}
          value={text}
          onText={setText}
          error={isWrong ? t.placementFault : null}
        />
        <CodeBox label={t.embedCode} code={code} />
        <CodeBox label={t.link} code={link} />
      </div>
    </section>
  )
}

function CodeBox({ label, code }: { label: string; code: string }) {
  return (
    <div class="field">
      <span class="field-label">{label}</span>
      <div class="code">
        <pre>
          <code>{code}</code>
        </pre>
        <CopyButton text={code} />
      </div>
    </div>
  )
}
