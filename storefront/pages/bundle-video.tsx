import type { BundleView, Frame, VideoView } from '../../server/http/storefront/views.ts'
import { messagesIn } from '../messages/index.ts'
import { momentText } from '../ui/moment.ts'
import { toneOf } from '../ui/tone.ts'

/**
 * The photo as a poster and over it a link to where the video is. The island plays it in this very
 * place once the link is followed; before that nothing of it is loaded, from us or anybody.
 */
export function Video({
  frame,
  view,
  video,
}: {
  frame: Frame
  view: BundleView
  video: VideoView
}) {
  const words = messagesIn(frame.language)
  const { player, seconds } = video
  return (
    <div class="video">
      <div class="screen" data-screen data-title={view.title}>
        <Poster view={view} />
        <a class="play" href={video.href} rel="noopener" data-play={player ? player.playing : ''}>
          <svg viewBox="0 0 48 48" aria-hidden="true">
            <path d="M17 12v24l20-12z" />
          </svg>
          <span>
            {words.playVideo}
            {seconds !== null && <small> {momentText(seconds)}</small>}
          </span>
        </a>
        <div class="now" data-now aria-live="polite" />
      </div>
      {player && <p class="soft">{words.playsFrom(player.name)}</p>}
    </div>
  )
}

/** A bundle's photo, alone or as the poster of its video. */
export function Poster({
  view: { picture, title },
}: {
  view: Pick<BundleView, 'picture' | 'title'>
}) {
  return (
    <img
      class={`tone-${toneOf(picture.color)}`}
      src={picture.src}
      srcset={picture.srcset}
      sizes="(min-width: 900px) 560px, 100vw"
      width={picture.width}
      height={picture.height}
      alt={title}
      fetchpriority="high"
    />
  )
}
