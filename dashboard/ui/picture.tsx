import { Icon } from './icon.tsx'

/** A product's picture in a square; where there is none, or it will not load, a quiet sign. */
export function Thumb({ src, size }: { src: string | null; size?: 'small' | 'large' }) {
  const className = size ? `thumb thumb-${size}` : 'thumb'
  if (!src)
    return (
      <span class={`${className} is-missing`}>
        <Icon name="image" size={24} />
      </span>
    )
  return (
    <span class={className}>
      <img src={src} alt="" loading="lazy" decoding="async" />
    </span>
  )
}
