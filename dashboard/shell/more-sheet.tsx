import { shellWords } from '../messages/shell/index.ts'
import { Dialog } from '../ui/dialog.tsx'
import { PlaceLink } from './frame.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { type Place, paths } from './places.ts'
import { type Role, RoleSwitch } from './roles.tsx'

/** On a phone: the places that have no room in the bar, and everything about oneself. */
export function MoreSheet({
  as,
  places,
  onClose,
}: {
  as: Role | null
  places: readonly Place[]
  onClose: () => void
}) {
  const t = shellWords.use()
  const own: Place = { path: paths.settings, label: t.settings, icon: 'settings' }
  return (
    <Dialog title={t.more} onClose={onClose}>
      <nav class="more-places" aria-label={t.places}>
        {[...places, own].map(one => (
          <PlaceLink key={one.path} place={one} isCurrent={false} />
        ))}
        <LanguageSwitch />
      </nav>
      <RoleSwitch current={as} />
    </Dialog>
  )
}
