import { useEffect, useState } from 'preact/hooks'
import { shellWords } from '../messages/shell/index.ts'
import { Button, type Kind } from './button.tsx'

type Props = { text: string; label?: string; kind?: Kind; isDisabled?: boolean }

/** Says that it has been copied, then is itself again. */
export function CopyButton({ text, label, kind, isDisabled = false }: Props) {
  const t = shellWords.use()
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(setCopied, 2000, false)
    return () => clearTimeout(timer)
  }, [isCopied])
  return (
    <Button
      kind={kind ?? 'plain'}
      icon={isCopied ? 'check' : 'copy'}
      disabled={isDisabled}
      onClick={async () => setCopied(await copyText(text))}
    >
      <span aria-live="polite">{isCopied ? t.copied : (label ?? t.copy)}</span>
    </Button>
  )
}

/** Pages served without https have no clipboard: then the old way. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const area = document.createElement('textarea')
    area.value = text
    area.className = 'hidden'
    document.body.append(area)
    area.select()
    const isDone = document.execCommand('copy')
    area.remove()
    return isDone
  }
}
