/** Data for search engines. `<` is written so that no text of anybody's can end the element. */
export function JsonLd({ data }: { data: unknown }) {
  const text = JSON.stringify(data).replaceAll('<', '\\u003c')
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />
}
