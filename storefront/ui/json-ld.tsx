import type { Frame, ShareHead } from '../../server/http/storefront/views.ts'

/** Data for search engines. `<` is written so that no text of anybody's can end the element. */
export function JsonLd({ data }: { data: unknown }) {
  const text = JSON.stringify(data).replaceAll('<', '\\u003c')
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />
}

/** What a page says of itself to those who pass it on: Open Graph, feeds, data. */
export function ShareTags({ share }: { share: ShareHead }) {
  const { image, price } = share
  return (
    <>
      <meta property="og:type" content={share.type} />
      <meta property="og:site_name" content={share.siteName} />
      <meta property="og:title" content={share.title} />
      <meta property="og:description" content={share.description} />
      <meta property="og:url" content={share.url} />
      <PictureTags image={image} />
      <meta name="twitter:card" content="summary_large_image" />
      {price && (
        <>
          <meta property="product:price:amount" content={price.amount} />
          <meta property="product:price:currency" content={price.currency} />
          <meta property="product:availability" content={price.availability} />
        </>
      )}
      {share.links.map(link => (
        <link key={link.type} rel="alternate" {...link} />
      ))}
      {share.data.map((data, index) => (
        <JsonLd key={index} data={data} />
      ))}
    </>
  )
}

type Plain = { frame: Frame; title: string; about: string }

/** The least a page says that nobody wrote more about. */
export function PlainTags({ frame: { url, baseUrl, language }, title, about }: Plain) {
  return (
    <>
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content="Xiaopu 小铺" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={about} />
      <meta property="og:url" content={url} />
      <PictureTags image={{ ...frontPicture(baseUrl, language), alt: title }} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  )
}

const frontPicture = (baseUrl: string, language: string) => ({
  url: `${baseUrl}/share/front.png?lang=${language}`,
  width: 1200,
  height: 630,
})

function PictureTags({ image }: Pick<ShareHead, 'image'>) {
  return (
    <>
      <meta property="og:image" content={image.url} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content={String(image.width)} />
      <meta property="og:image:height" content={String(image.height)} />
      <meta property="og:image:alt" content={image.alt} />
    </>
  )
}
