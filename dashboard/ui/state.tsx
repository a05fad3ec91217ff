import type { ComponentChildren } from 'preact'

export type Tone = 'good' | 'waiting' | 'bad' | 'quiet' | 'accent'

/** Told apart by shape and word; the colour only helps. */
const shapes: Record<Tone, string> = {
  good: 'M2 5.4 4.3 7.7 8.2 2.7',
  waiting: 'M5 8.8A3.8 3.8 0 1 0 5 1.2a3.8 3.8 0 0 0 0 7.6M5 3v2.2l1.4.9',
  bad: 'M2.2 2.2l5.6 5.6M7.8 2.2 2.2 7.8',
  quiet: 'M2 5h6',
  accent: 'M1.4 5h7M5.6 2.2 8.4 5 5.6 7.8',
}

export function State({ tone, children }: { tone: Tone; children: ComponentChildren }) {
  return (
    <span class={`state state-${tone}`}>
      <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
        <path d={shapes[tone]} />
      </svg>
      {children}
    </span>
  )
}
