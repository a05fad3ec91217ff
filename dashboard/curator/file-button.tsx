import type { ComponentChildren } from 'preact'

/** A button that asks for one file of this device: a picture, if nothing else is said. */
export function FileButton({
  accept = 'image/jpeg,image/png,image/webp',
  isBusy,
  onFile,
  children,
  ...ids
}: {
  id?: string
  'aria-describedby'?: string | undefined
  'aria-invalid'?: boolean
  accept?: string
  isBusy?: boolean
  onFile: (file: File) => unknown
  children: ComponentChildren
}) {
  return (
    <label class="button button-plain photo-button" aria-busy={isBusy || undefined}>
      {children}
      <input
        {...ids}
        type="file"
        class="hidden"
        accept={accept}
        onChange={event => {
          const [file] = event.currentTarget.files ?? []
          // The same file may be chosen again.
          event.currentTarget.value = ''
          if (file) void onFile(file)
        }}
      />
    </label>
  )
}
