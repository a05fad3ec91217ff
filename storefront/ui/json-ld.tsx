import type { Frame, ShareHead } from '../../server/http/storefront/views.ts'
import { asWritten, html } from './html.ts'

/** Data for search engines. `<` is written so that no text of anybody's can end the element. */
export function JsonLd({ data }: { data: unknown }) {
  const text = JSON.stringify(data).replaceAll('<', '\\u003c')
  return html`<script type="application/ld+json">${asWritten(text)}</script>`
}

/** What a page says of itself to those who pass it on: Open Graph, feeds, data. */
export function ShareTags({ share }: { share: ShareHead }) {
  const { image, price } = share
  return html`<meta property="og:type" content="${share.type}">
<meta property="og:site_name" content="${share.siteName}">
<meta property="og:title" content="${share.title}">
<meta property="og:description" content="${share.description}">
<meta property="og:url" content="${share.url}">
${PictureTags({ image })}
${
  price &&
  html`<meta property="product:price:amount" content="${price.amount}">
<meta property="product:price:currency" content="${price.currency}">
<meta property="product:availability" content="${price.availability}">`
}
${share.links.map(
  ({ type, href, title }) =>
    html`<link rel="alternate" type="${type}" href="${href}" title="${title}">`,
)}
${share.data.map(data => JsonLd({ data }))}`
}

type Plain = { frame: Frame; title: string; about: string }

/** The least a page says that nobody wrote more about. */
export function PlainTags({ frame: { url, baseUrl, language }, title, about }: Plain) {
  return html`<meta property="og:type" content="website">
<meta property="og:site_name" content="Xiaopu 小铺">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${about}">
<meta property="og:url" content="${url}">
${PictureTags({ image: { ...frontPicture(baseUrl, language), alt: title } })}`
}

const frontPicture = (baseUrl: string, language: string) => ({
  url: `${baseUrl}/share/front.png?lang=${language}`,
  width: 1200,
  height: 630,
})

function PictureTags({ image }: Pick<ShareHead, 'image'>) {
  return html`<meta property="og:image" content="${image.url}">
<meta property="og:image:type" content="image/png">
<meta property="og:image:width" content="${image.width}">
<meta property="og:image:height" content="${image.height}">
<meta property="og:image:alt" content="${image.alt}">
<meta name="twitter:card" content="summary_large_image">`
}
