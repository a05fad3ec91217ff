const keptAs = 'xiaopu.carriers'
const keptMax = 6

const chinese = ['顺丰速运', '中通快递', '圆通速递', '申通快递', '韵达速递', '京东物流', 'EMS']
const elsewhere = [
  'DHL',
  'UPS',
  'FedEx',
  'DPD',
  'GLS',
  'Royal Mail',
  'PostNord',
  'USPS',
  'SF Express',
]

/** Names to choose from: those used before, the latest first, then those of the country. */
export function carriersFor(country: string): string[] {
  const usual = country === 'CN' ? [...chinese, ...elsewhere] : [...elsewhere, ...chinese]
  return [...new Set([...usedCarriers(), ...usual])]
}

export function lastCarrier(): string {
  return usedCarriers()[0] ?? ''
}

export function rememberCarrier(name: string): void {
  const all = [name, ...usedCarriers().filter(one => one !== name)].slice(0, keptMax)
  try {
    localStorage.setItem(keptAs, JSON.stringify(all))
  } catch {
    // Then it is typed again next time.
  }
}

function usedCarriers(): string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(keptAs) ?? '[]')
    return Array.isArray(found) ? found.filter(one => typeof one === 'string') : []
  } catch {
    return []
  }
}
