import { answer, api } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { paths } from '../../shell/places.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Bone } from '../../ui/skeleton.tsx'
import type { OwnShop } from '../own-shop.ts'

type Need = { icon: IconName; title: string; text: string; href: string; go: string }

/** Whatever waits for the curator; if nothing does, it says so kindly. */
export function Needs({ shop }: { shop: OwnShop }) {
  const t = curatorWords.use().today
  // The first page only: nobody wants to wait here for ten thousand picks.
  const picks = useLoad(
    async () => (await answer(api.picks.$get({ query: { limit: '200' } }))).data,
    [],
  )
  const unavailable = picks.data?.filter(pick => pick.trouble).length ?? 0
  const needs: Need[] = []
  if (shop.tier.picks === 0)
    needs.push({
      icon: 'shelf',
      title: t.needsFirst,
      text: t.needsFirstText,
      href: paths.find,
      go: t.needsFirstGo,
    })
  if (unavailable)
    needs.push({
      icon: 'alert',
      title: t.needsUnavailable(unavailable),
      text: t.needsUnavailableText,
      href: paths.shelf,
      go: t.needsLook,
    })
  if (!shop.avatar && shop.tier.picks > 0)
    needs.push({
      icon: 'image',
      title: t.needsFace,
      text: t.needsFaceText,
      href: paths.shop,
      go: t.needsFaceGo,
    })
  return (
    <section class="section">
      <h2>{needs.length ? t.needsCount(needs.length) : t.needs}</h2>
      {needs.length > 0 && (
        <ul class="rows">
          {needs.map((need, index) => (
            <NeedRow key={need.title} need={need} isFirst={index === 0} />
          ))}
        </ul>
      )}
      <Loaded of={picks} skeleton={!needs.length && <Bone class="bone-line is-long" />}>
        {() =>
          !needs.length && (
            <p class="needs-nothing">
              <Icon name="check" /> {t.needsNothing}
            </p>
          )
        }
      </Loaded>
    </section>
  )
}

function NeedRow({ need, isFirst }: { need: Need; isFirst: boolean }) {
  return (
    <li class="row need">
      <Icon name={need.icon} size={24} />
      <div class="row-main">
        <b>{need.title}</b>
        <span class="soft small">{need.text}</span>
      </div>
      <LinkButton kind={isFirst ? 'main' : 'plain'} href={need.href}>
        {need.go}
      </LinkButton>
    </li>
  )
}
