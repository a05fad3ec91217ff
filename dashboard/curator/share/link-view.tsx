import { curatorWords } from '../../messages/curator/index.ts'
import { LinkButton } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy.tsx'
import { WebAddress } from '../../ui/web-address.tsx'
import { channelOf, shareAddress } from './channels.ts'
import type { Link } from './index.tsx'

/** A link with everything it can be given away as. */
export function LinkView({ link }: { link: Link }) {
  const t = curatorWords.use().share
  const at = `/s/${link.code}`
  return (
    <section class="sheet share-made" aria-label={t.made}>
      <div class="share-link" role="status">
        <a class="share-url" href={link.url} target="_blank" rel="noreferrer">
          <WebAddress url={link.url} />
        </a>
        <CopyButton text={link.url} />
      </div>
      <ShareText link={link} />
      <div class="share-pictures">
        <figure>
          <img class="share-code" src={`${at}/qr.svg`} width="200" height="200" alt={t.codeAlt} />
          <figcaption>
            <LinkButton icon="down" href={`${at}/qr.png`} download={`${link.code}-qr.png`}>
              {t.codePng}
            </LinkButton>
            <LinkButton kind="quiet" href={`${at}/qr.svg`} download={`${link.code}-qr.svg`}>
              SVG
            </LinkButton>
          </figcaption>
        </figure>
        <figure>
          <img
            class="share-poster"
            src={`${at}/poster.png`}
            width="240"
            height="320"
            alt={t.posterAlt}
          />
          <figcaption>
            <LinkButton icon="down" href={`${at}/poster.png`} download={`${link.code}-poster.png`}>
              {t.poster}
            </LinkButton>
          </figcaption>
        </figure>
      </div>
      <p class="soft small">{t.posterHint}</p>
    </section>
  )
}

/** Words for any network; for the one the link is meant for, the way there. */
function ShareText({ link }: { link: Link }) {
  const t = curatorWords.use().share
  const channel = channelOf(link.placement)
  const address = channel && shareAddress(channel, link)
  return (
    <div class="field">
      <span class="field-label">{t.text}</span>
      <p class="share-text" dir="auto">
        {link.text}
      </p>
      <div class="form-actions">
        <CopyButton text={link.text} label={t.copyText} />
        {channel && address && (
          <LinkButton kind="quiet" icon="open" href={address} target="_blank" rel="noreferrer">
            {t.channelOpen(t.channelNames[channel.placement])}
          </LinkButton>
        )}
      </div>
      <p class="field-note">{t.textHint}</p>
    </div>
  )
}
