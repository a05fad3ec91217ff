import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { shellWords } from '../messages/shell/index.ts'
import { Icon } from '../ui/icon.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { Mark } from './mark.tsx'
import { MoreSheet } from './more-sheet.tsx'
import { type Place, paths, placeOf } from './places.ts'
import { type Role, RoleSwitch } from './roles.tsx'

/**
 * The bars around a part of the dashboard: at the side on a desk, below on a phone, where the
 * first four places fit and the rest is behind "More".
 */
export function Frame({
  as,
  places,
  children,
}: {
  as: Role | null
  places: readonly Place[]
  children: ComponentChildren
}) {
  const t = shellWords.use()
  const { path, url } = useLocation()
  const [isMoreOpen, setMoreOpen] = useState(false)
  useEffect(() => setMoreOpen(false), [url])
  const current = placeOf(places, path)
  const first = places.slice(0, 4)
  return (
    <div class="frame">
      <a class="skip" href="#content">
        {t.skip}
      </a>
      <aside class="side">
        <a class="brand" href={paths.today}>
          <Mark />
          <span>{t.name}</span>
        </a>
        <nav class="side-places" aria-label={t.places}>
          {places.map(one => (
            <PlaceLink key={one.path} place={one} isCurrent={one === current} />
          ))}
        </nav>
        <div class="side-foot">
          <RoleSwitch current={as} />
          <PlaceLink
            place={{ path: paths.settings, label: t.settings, icon: 'settings' }}
            isCurrent={path === paths.settings}
          />
          <LanguageSwitch />
        </div>
      </aside>
      <main id="content" class="content" tabIndex={-1}>
        {children}
      </main>
      <nav class={places.length ? 'bar' : 'bar is-bare'} aria-label={t.places}>
        {first.map(one => (
          <PlaceLink key={one.path} place={one} isCurrent={one === current} />
        ))}
        <button
          type="button"
          class="place"
          aria-expanded={isMoreOpen}
          aria-current={(current !== null && !first.includes(current)) || undefined}
          onClick={() => setMoreOpen(true)}
        >
          <Icon name="menu" size={22} />
          <span>{t.more}</span>
        </button>
      </nav>
      {isMoreOpen && (
        <MoreSheet as={as} places={places.slice(4)} onClose={() => setMoreOpen(false)} />
      )}
    </div>
  )
}

export function PlaceLink({ place, isCurrent }: { place: Place; isCurrent: boolean }) {
  return (
    <a class="place" href={place.path} aria-current={isCurrent ? 'page' : undefined}>
      <Icon name={place.icon} size={22} />
      <span>{place.label}</span>
      {!!place.count && <b class="place-count">{place.count}</b>}
    </a>
  )
}
