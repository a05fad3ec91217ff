import { useRoute } from 'preact-iso'
import { curatorWords } from '../../messages/curator/index.ts'
import { Page } from '../../shell/page.tsx'
import { paths } from '../../shell/places.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Bone } from '../../ui/skeleton.tsx'
import { useOwnShop } from '../own-shop.ts'
import { useBundles } from './data.ts'
import { Editor } from './editor.tsx'
import { NoBundle } from './no-bundle.tsx'
import { hasEnough } from './tags.ts'

/** One bundle's page: its photo, and what stands where in it. */
export function EditBundle() {
  const t = curatorWords.use().bundles
  const { id } = useRoute().params
  const own = useOwnShop()
  const load = useBundles()
  const bundle = load.data?.find(one => one.id === id)
  return (
    <Page
      title={bundle?.title ?? t.title}
      isWide
      lead={
        <a class="quiet-link" href={paths.bundles}>
          <Icon name="left" size={16} /> {t.all}
        </a>
      }
      actions={
        bundle &&
        own.data &&
        hasEnough(bundle.tags) && (
          <>
            <LinkButton kind="quiet" isTight icon="share" href={paths.shareOf(bundle.id)}>
              {t.share}
            </LinkButton>
            <LinkButton
              kind="quiet"
              isTight
              icon="open"
              href={`${own.data.url}/b/${bundle.id}`}
              target="_blank"
              rel="noreferrer"
            >
              {t.view}
            </LinkButton>
          </>
        )
      }
    >
      <Loaded of={load} skeleton={<EditorBones />}>
        {() =>
          bundle ? <Editor key={bundle.id} bundle={bundle} onSaved={load.reload} /> : <NoBundle />
        }
      </Loaded>
    </Page>
  )
}

function EditorBones() {
  return (
    <div class="bundle-editor">
      <Bone class="bone-photo" />
      <Bone class="bone-sheet" />
    </div>
  )
}
