import { useEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { operatorWords } from '../../messages/operator/index.ts'
import { operatorPaths } from '../places.ts'

/** Everything that is ruled on this instance, a page each. */
export function RuleTabs() {
  const t = operatorWords.use().terms
  const { path } = useLocation()
  const nav = useRef<HTMLElement>(null)
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [])
  const tabs: [string, string][] = [
    [operatorPaths.rules, t.tabRules],
    [operatorPaths.rates, t.tabRates],
    [operatorPaths.codes, t.tabCodes],
    [operatorPaths.events, t.tabEvents],
    [operatorPaths.tiers, t.tabTiers],
  ]
  return (
    <nav ref={nav} class="rule-tabs" aria-label={t.tabs}>
      {tabs.map(([href, label]) => (
        <a key={href} class="chip" href={href} aria-current={path === href ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  )
}
