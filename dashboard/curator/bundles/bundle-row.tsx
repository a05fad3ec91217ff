import { curatorWords } from '../../messages/curator/index.ts'
import { paths } from '../../shell/places.ts'
import { Icon } from '../../ui/icon.tsx'
import { Thumb } from '../../ui/picture.tsx'
import { State } from '../../ui/state.tsx'
import type { Bundle } from './data.ts'
import { hasEnough } from './tags.ts'

/** One bundle of the list; all of the row leads to it. */
export function BundleRow({ bundle }: { bundle: Bundle }) {
  const t = curatorWords.use().bundles
  const { tags } = bundle
  return (
    <li class="row">
      <Thumb src={bundle.picture} />
      <div class="row-main">
        <a class="row-link two-lines" href={`${paths.bundles}/${bundle.id}`} dir="auto">
          {bundle.title}
        </a>
        <p class="facts">
          <span>{t.things(tags.length)}</span>
          {!hasEnough(tags) && <State tone="waiting">{t.unseen}</State>}
          {tags.some(one => one.trouble) && <State tone="waiting">{t.partlySold}</State>}
        </p>
      </div>
      <Icon name="right" />
    </li>
  )
}
