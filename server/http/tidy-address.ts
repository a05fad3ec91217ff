/**
 * The shop's page somebody meant who wrote its address by hand, or whose program added to it: no
 * slash at its end, `@` as itself, a product's name in small letters. Null: none, or it was tidy.
 */
export function tidyAddress(path: string): string | null {
  const tidy = path
    .replace(/^\/%40/i, '/@')
    .replace(/\/+$/, '')
    .replace(/^(\/@[^/]+)?\/p\/[^/]+$/i, product => product.toLowerCase())
  return tidy !== path && ofShops.test(tidy) ? tidy : null
}

/** Never one that a browser reads as another host's, such as `//example.org`. */
const ofShops = /^\/(@|[bps]\/|(saved|cart|checkout)$)/i
