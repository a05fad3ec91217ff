/**
 * The address somebody meant who wrote it by hand, or whose program added to it: no slash at its
 * end, `@` as itself, a product's name in small letters. Null: there is no tidier one.
 */
export function tidyAddress(path: string): string | null {
  const tidy = path
    .replace(/^\/%40/i, '/@')
    .replace(/\/+$/, '')
    .replace(/^(\/@[^/]+)?\/p\/[^/]+$/i, product => product.toLowerCase())
  // Never one that a browser reads as another host's, such as `//example.org`.
  return tidy !== path && /^\/[@a-z]/i.test(tidy) ? tidy : null
}
