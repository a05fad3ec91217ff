/** What the cart's cookie says: how many things, and what they cost when they were put in. */
export function readCart(shopId: string): { count: number; totalMinor: number } {
  const name = `xp_cart_${shopId}=`
  const value =
    document.cookie
      .split('; ')
      .find(one => one.startsWith(name))
      ?.slice(name.length) ?? ''
  let count = 0
  let totalMinor = 0
  for (const entry of decodeURIComponent(value).split('.')) {
    const [, quantity, price] = entry.split('~').map(Number)
    if (!quantity || !Number.isFinite(price)) continue
    count += quantity
    totalMinor += quantity * (price as number)
  }
  return { count, totalMinor }
}
