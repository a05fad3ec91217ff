import type { Frame } from '../../server/http/storefront/views.ts'
import { messagesIn } from '../messages/index.ts'
import { paths } from '../paths.ts'
import { visitOf } from './page.tsx'

type Props = { frame: Frame; pickId: string }

/** Remember this: a plain form; with a script it stays on the page and says what it did. */
export function Save({ frame, pickId }: Props) {
  const words = messagesIn(frame.language)
  const { language, placement } = visitOf(frame)
  const handle = frame.shop?.handle ?? ''
  return (
    <form
      class="save"
      method="post"
      action={paths.saved(handle, { language: language ?? null })}
      data-save={pickId}
      data-on={words.saved}
      data-off={words.save}
      data-offline={words.offline}
    >
      <input type="hidden" name="pick_id" value={pickId} />
      {placement && <input type="hidden" name="placement" value={placement} />}
      <button class="quiet" type="submit" aria-pressed="false">
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
          <path d="M6 3.5h12v17l-6-4.4-6 4.4z" />
        </svg>
        <span data-label>{words.save}</span>
      </button>
      <a class="quiet" href={paths.saved(handle, visitOf(frame))} hidden data-saved-link>
        {words.savedAll}
      </a>
      <span class="soft" role="status" data-said />
    </form>
  )
}
