import { useRef, useState } from 'preact/hooks'
import { Button } from '../../ui/button.tsx'

/** A place to drop files on, with a button for everybody else. */
export function DropArea({
  label,
  note,
  accept,
  isMany,
  isMain,
  onFiles,
}: {
  label: string
  note: string
  accept: string
  isMany?: boolean
  isMain?: boolean
  onFiles: (files: File[]) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  // Entering a child leaves the parent: only the balance says whether one is still inside.
  const depth = useRef(0)
  const [isOver, setOver] = useState(false)
  const enter = (by: 1 | -1) => {
    depth.current += by
    setOver(depth.current > 0)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same
    <div
      class={isOver ? 'drop-area is-over' : 'drop-area'}
      onDragEnter={() => enter(1)}
      onDragLeave={() => enter(-1)}
      onDragOver={event => event.preventDefault()}
      onDrop={event => {
        event.preventDefault()
        depth.current = 0
        setOver(false)
        onFiles([...(event.dataTransfer?.files ?? [])])
      }}
    >
      <Button kind={isMain ? 'main' : 'plain'} icon="plus" onClick={() => input.current?.click()}>
        {label}
      </Button>
      <p class="soft small">{note}</p>
      <input
        ref={input}
        class="hidden"
        type="file"
        tabIndex={-1}
        aria-hidden="true"
        accept={accept}
        multiple={!!isMany}
        onChange={event => {
          const files = [...(event.currentTarget.files ?? [])]
          // The same file may be chosen again.
          event.currentTarget.value = ''
          if (files.length) onFiles(files)
        }}
      />
    </div>
  )
}
