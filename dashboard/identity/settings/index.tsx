import '../../styles/identity.css'
import { identityWords } from '../../messages/identity/index.ts'
import { Frame } from '../../shell/frame.tsx'
import { useMe } from '../../shell/me.ts'
import { Page } from '../../shell/page.tsx'
import { type Place, paths } from '../../shell/places.ts'
import { useRoles } from '../../shell/roles.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Devices } from './devices.tsx'
import { Leave } from './leave.tsx'
import { Profile } from './profile.tsx'
import { SignOut } from './sign-out.tsx'

/** About oneself, whatever one does here. */
export default function Settings() {
  const t = identityWords.use()
  const { sellers } = useMe()
  const places: Place[] = useRoles().map(({ path, icon, name }) => ({ path, icon, label: name }))
  return (
    <Frame as={null} places={places}>
      <Page title={t.settingsTitle} actions={<SignOut />}>
        <Profile />
        <Devices />
        <section class="sheet section">
          <h2>{t.sellTitle}</h2>
          <p class="soft">{t.sellText}</p>
          <div>
            <LinkButton href={paths.sell}>{sellers.length ? t.sellAnother : t.sellGo}</LinkButton>
          </div>
        </section>
        <Leave />
      </Page>
    </Frame>
  )
}
