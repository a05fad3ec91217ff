import { useEffect, useRef, useState } from 'preact/hooks'
import type { Spot } from './order.ts'

export type Drag = {
  pickId: string | null
  spot: Spot | null
  /** For the handle: starts with a press. */
  start(event: PointerEvent, pickId: string): void
}

const edge = 96

/**
 * Dragging with mouse, pen or finger. Rows say where they stand by `data-drop` (the pick that
 * would follow; empty at a section's end) and `data-section`.
 */
export function useDrag(onDrop: (pickId: string, spot: Spot) => void): Drag {
  const [state, setState] = useState<{ pickId: string; spot: Spot | null } | null>(null)
  const latest = useRef({ onDrop, state })
  latest.current = { onDrop, state }
  const pickId = state?.pickId ?? null
  useEffect(() => {
    if (!pickId) return
    let y = innerHeight / 2
    let frame = requestAnimationFrame(scroll)
    function scroll() {
      const speed =
        y < edge ? (y - edge) / 6 : y > innerHeight - edge ? (y + edge - innerHeight) / 6 : 0
      if (speed) {
        scrollBy(0, speed)
        setState({ pickId: pickId as string, spot: spotAt(y) })
      }
      frame = requestAnimationFrame(scroll)
    }
    const move = (event: PointerEvent) => {
      y = event.clientY
      setState({ pickId, spot: spotAt(y) })
    }
    const drop = () => {
      const { state: last, onDrop: tell } = latest.current
      setState(null)
      if (last?.spot && last.spot.beforeId !== pickId) tell(pickId, last.spot)
    }
    const cancel = (event: Event) => {
      if (!(event instanceof KeyboardEvent) || event.key === 'Escape') setState(null)
    }
    addEventListener('pointermove', move)
    addEventListener('pointerup', drop)
    addEventListener('pointercancel', cancel)
    addEventListener('keydown', cancel)
    return () => {
      cancelAnimationFrame(frame)
      removeEventListener('pointermove', move)
      removeEventListener('pointerup', drop)
      removeEventListener('pointercancel', cancel)
      removeEventListener('keydown', cancel)
    }
  }, [pickId])
  const start = (event: PointerEvent, id: string) => {
    if (event.button !== 0) return
    event.preventDefault()
    setState({ pickId: id, spot: null })
  }
  return { pickId, spot: state?.spot ?? null, start }
}

/** The first place whose middle lies below the pointer. */
function spotAt(y: number): Spot | null {
  const places = [...document.querySelectorAll<HTMLElement>('[data-drop]')]
  const found =
    places.find(place => {
      const { top, height } = place.getBoundingClientRect()
      return y < top + height / 2
    }) ?? places.at(-1)
  if (!found) return null
  return { sectionId: found.dataset.section || null, beforeId: found.dataset.drop || null }
}
