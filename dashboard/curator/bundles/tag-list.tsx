import { bundleTagsMax } from '../../limits.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { Button } from '../../ui/button.tsx'
import type { Bundle } from './data.ts'
import { Moment } from './moment.tsx'
import { TagRow } from './tag-row.tsx'
import { addDotId, type Tagging } from './tagging.ts'

/** The dots as a list, for whoever does not point at the photo. */
export function TagList({ tagging, video }: { tagging: Tagging; video: Bundle['video'] }) {
  const t = curatorWords.use().bundles
  const { tags, openId } = tagging
  const hasRoom = tags.length < bundleTagsMax
  return (
    <section class="section">
      <h2>{t.inIt}</h2>
      {tags.length > 0 && (
        <ol class="rows">
          {tags.map((tag, at) => (
            <TagRow
              key={tag.pick_id}
              tag={tag}
              number={at + 1}
              isOpen={openId === tag.pick_id}
              onOpen={() => tagging.open(tag)}
              onMove={spot => tagging.move(tag, spot)}
              onSwap={() => tagging.swap(tag)}
              onRemove={() => tagging.remove(tag)}
            >
              {video && (
                <Moment
                  typed={tag.at}
                  secondsMax={video.seconds}
                  onTyped={text => tagging.time(tag, text)}
                />
              )}
            </TagRow>
          ))}
        </ol>
      )}
      <p class="soft">{hasRoom ? t.howMany(tags.length) : t.full(bundleTagsMax)}</p>
      {hasRoom && (
        <div>
          <Button id={addDotId} icon="plus" onClick={tagging.placeAnywhere}>
            {t.dotAdd}
          </Button>
        </div>
      )}
    </section>
  )
}
