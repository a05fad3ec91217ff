import { useState } from 'preact/hooks'
import { variables } from '../../../storefront/embed/contract.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { languageNames, language as spoken } from '../../messages/language.ts'
import { useMe } from '../../shell/me.ts'
import { paths } from '../../shell/places.ts'
import { LinkButton } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLoad } from '../../ui/load.ts'
import { Choices, SelectField } from '../../ui/select.tsx'
import { useTitle } from '../../ui/titles.ts'
import { accents } from '../open-shop/accents.ts'
import { currencyOptions } from '../open-shop/currencies.ts'
import type { OwnShop } from '../own-shop.ts'
import { isPlacement } from '../placement.ts'
import type { ShelfRows } from '../shelf/read.ts'
import { Preview } from './preview.tsx'
import { snippet, type Wish } from './snippet.ts'

const limits = ['', '3', '6', '9', '12', '18', '24', '30']

type Script = { version: string; pinned_url: string; integrity: string }

async function readScript(): Promise<Script | null> {
  const answer = await fetch('/embed/v1.json', { credentials: 'omit' }).catch(() => null)
  return answer?.ok ? ((await answer.json()) as Script) : null
}

/** Choose, see, copy. */
export function Builder({
  shop,
  shelf,
}: {
  shop: OwnShop
  shelf: Pick<ShelfRows, 'picks' | 'sections' | 'after'>
}) {
  const t = curatorWords.use().embed
  const accentWords = curatorWords.use().open.accents
  const { base_url: baseUrl } = useMe().instance
  const [wish, setWish] = useState<Wish>({ ...nothing, slug: shelf.picks[0]?.slug ?? '' })
  const [address, setAddress] = useState('')
  const [isPinned, setPinned] = useState(false)
  const script = useLoad(readScript, [])
  const change = (more: Partial<Wish>) => setWish(now => ({ ...now, ...more }))
  const isPlaceWrong = wish.placement.trim() !== '' && !isPlacement(wish.placement.trim())
  const pasted = slugIn(address, shop.url)
  const whole: Wish = {
    ...wish,
    slug: pasted ?? wish.slug,
    placement: isPlaceWrong ? '' : wish.placement,
  }
  const titleOf = useTitle()
  const chosen = shelf.picks.find(one => one.slug === whole.slug)
  const name = wish.kind === 'shop' ? shop.name : chosen ? titleOf(chosen) : shop.name
  const pinned =
    isPinned && script.data
      ? { url: script.data.pinned_url, integrity: script.data.integrity }
      : null
  const place = { baseUrl, shopUrl: shop.url, name, pinned }
  const code = snippet(whole, place)
  // Nobody takes along a line that lacks what they see themselves having typed.
  const isFaulty = isPlaceWrong || (wish.kind !== 'shop' && address.trim() !== '' && !pasted)
  const isMissing = wish.kind !== 'shop' && !whole.slug
  return (
    <div class="embed-builder">
      <div class="sheet form">
        <Choice label={t.what}>
          <Choices
            label={t.what}
            value={wish.kind}
            options={[
              ['shop', t.kinds.shop],
              ['product', t.kinds.product],
              ['button', t.kinds.button],
            ]}
            onChoice={kind => change({ kind })}
          />
        </Choice>
        {wish.kind === 'shop' && (
          <div class="embed-pair">
            {shelf.sections.length > 0 && (
              <SelectField
                label={t.section}
                value={wish.section}
                options={[
                  ['', t.wholeShelf],
                  ...shelf.sections.map(one => [one.id, one.title] as const),
                ]}
                onChoice={section => change({ section })}
              />
            )}
            <SelectField
              label={t.limit}
              value={wish.limit}
              options={limits.slice(1).map(one => [one, one] as const)}
              onChoice={limit => change({ limit })}
            />
          </div>
        )}
        {wish.kind !== 'shop' && shelf.picks.length > 0 && (
          <SelectField
            label={t.product}
            {...(shelf.after === null ? {} : { hint: t.productMore })}
            value={wish.slug}
            options={shelf.picks.map(one => [one.slug, titleOf(one)] as const)}
            onChoice={slug => {
              setAddress('')
              change({ slug })
            }}
          />
        )}
        {wish.kind !== 'shop' && shelf.after !== null && (
          <TextField
            label={t.productAddress}
            value={address}
            placeholder={`${shop.url}/p/…`}
            onText={setAddress}
            error={address.trim() && !pasted ? t.productAddressFault : null}
          />
        )}
        {isMissing && (
          <p class="field-note">
            {t.noPicks} <a href={paths.find}>{t.toFind}</a>
          </p>
        )}
        {wish.kind === 'button' && (
          <TextField
            label={t.label}
            placeholder={t.labelExample}
            maxLength={60}
            value={wish.label}
            onText={label => change({ label })}
          />
        )}
        <div class="embed-pair">
          <SelectField
            label={t.theme}
            value={wish.theme}
            options={[
              ['', wish.way === 'frame' ? t.themes.reader : t.themes.auto],
              ['light', t.themes.light],
              ['dark', t.themes.dark],
            ]}
            onChoice={theme => change({ theme })}
          />
          <SelectField
            label={t.accent}
            value={wish.accent}
            options={[
              ['', t.accentOwn],
              ...accents.map(one => [one, accentWords[one]] as [string, string]),
            ]}
            onChoice={accent => change({ accent })}
          />
          <SelectField
            label={t.language}
            value={wish.language}
            options={[['', t.languageOwn], ...languageNames]}
            onChoice={next => change({ language: next })}
          />
          <SelectField
            label={t.target}
            value={wish.target}
            options={[
              ['', t.targets.top],
              ['_blank', t.targets.blank],
            ]}
            onChoice={target => change({ target })}
          />
        </div>
        <SelectField
          label={t.currency}
          hint={t.currencyHint(shop.currency)}
          value={wish.currency}
          options={[['', t.currencyOwn] as [string, string], ...currencyOptions(spoken.use())]}
          onChoice={currency => change({ currency })}
        />
        <TextField
          label={t.placement}
          hint={t.placementHint}
          placeholder={t.placementExample}
          maxLength={60}
          value={wish.placement}
          onText={placement => change({ placement })}
          error={isPlaceWrong ? t.placementFault : null}
        />
        <Choice label={t.way} note={wish.way === 'frame' ? t.wayFrame : t.wayElement}>
          <Choices
            label={t.way}
            value={wish.way}
            options={[
              ['element', t.ways.element],
              ['frame', t.ways.frame],
            ]}
            onChoice={way => change({ way })}
          />
        </Choice>
        {!isMissing && (
          <div class="field">
            <span class="field-label">{t.code}</span>
            <div class="code">
              <pre>
                <code>{code}</code>
              </pre>
              <CopyButton kind="main" text={code} isDisabled={isFaulty} />
            </div>
          </div>
        )}
        <details class="embed-exact">
          <summary>{t.exact}</summary>
          <TextField
            label={t.nonce}
            hint={t.nonceHint}
            placeholder={t.nonceExample}
            autocapitalize="none"
            spellcheck={false}
            maxLength={200}
            value={wish.nonce}
            onText={nonce => change({ nonce })}
          />
          {wish.way === 'element' && (
            <>
              {script.data && (
                <>
                  <label class="embed-pin">
                    <input
                      type="checkbox"
                      checked={isPinned}
                      onChange={event => setPinned(event.currentTarget.checked)}
                    />
                    <span>{t.pin}</span>
                  </label>
                  <p class="soft small">{t.pinText}</p>
                  <p class="small">
                    {t.scriptVersion(script.data.version)}
                    <code class="embed-sum">{script.data.integrity}</code>
                  </p>
                </>
              )}
              <label class="embed-pin">
                <input
                  type="checkbox"
                  checked={wish.isTold}
                  onChange={event => change({ isTold: event.currentTarget.checked })}
                />
                <span>{t.told}</span>
              </label>
              <p class="soft small">{t.toldText}</p>
              <p class="small">{t.variablesText}</p>
              <p class="small embed-sum">
                <code>{variables.join(' ')}</code>
              </p>
            </>
          )}
        </details>
      </div>
      {isMissing ? (
        <LinkButton href={paths.find}>{t.toFind}</LinkButton>
      ) : (
        <Preview wish={whole} place={place} />
      )}
    </div>
  )
}

const nothing: Wish = {
  kind: 'shop',
  way: 'element',
  slug: '',
  label: '',
  section: '',
  limit: '6',
  theme: '',
  accent: '',
  language: '',
  currency: '',
  target: '',
  placement: '',
  nonce: '',
  isTold: false,
}

function Choice({
  label,
  note,
  children,
}: {
  label: string
  note?: string
  children: preact.ComponentChildren
}) {
  return (
    <div class="field">
      <span class="field-label">{label}</span>
      {children}
      {note && <p class="field-note">{note}</p>}
    </div>
  )
}

function slugIn(address: string, shopUrl: string): string | null {
  const start = `${shopUrl}/p/`
  if (!address.trim().startsWith(start)) return null
  const slug = address
    .trim()
    .slice(start.length)
    .replace(/[/?#].*$/, '')
  try {
    return decodeURIComponent(slug) || null
  } catch {
    return null
  }
}
