import { useRef } from 'preact/hooks'
import { type Spot, spotAway, type Tag } from './tags.ts'

/** How far a hand trembles without meaning to move anything. */
const tremble = 4

type Held = { tag: Tag; x: number; y: number; width: number; height: number }

export type DotDrag = ReturnType<typeof useDotDrag>

/** Dots follow mouse, pen or finger; a press that moves nothing stays a click. */
export function useDotDrag(onMove: (tag: Tag, spot: Spot) => void) {
  const held = useRef<Held | null>(null)
  const hasMoved = useRef(false)
  const of = (tag: Tag) => ({
    onPointerDown(event: PointerEvent) {
      const dot = event.currentTarget as SVGGElement
      const photo = dot.ownerSVGElement?.getBoundingClientRect()
      hasMoved.current = false
      if (event.button !== 0 || !photo) return
      dot.setPointerCapture(event.pointerId)
      const { width, height } = photo
      held.current = { tag, x: event.clientX, y: event.clientY, width, height }
    },
    onPointerMove(event: PointerEvent) {
      const now = held.current
      if (now?.tag.pick_id !== tag.pick_id) return
      const right = event.clientX - now.x
      const down = event.clientY - now.y
      if (!hasMoved.current && Math.hypot(right, down) < tremble) return
      hasMoved.current = true
      onMove(tag, spotAway(now.tag, { right, down }, now))
    },
    onPointerUp() {
      held.current = null
    },
    onPointerCancel() {
      held.current = null
    },
  })
  /** Whether the click just heard was one: the end of a drag is not. */
  const isClick = () => {
    const is = !hasMoved.current
    hasMoved.current = false
    return is
  }
  return { of, isClick }
}
