import { useRef, useState } from 'preact/hooks'
import { sendFile } from '../../api.ts'
import { sellerWords } from '../../messages/seller/index.ts'
import { problemFrom } from '../../problem.ts'
import { problemText } from '../../ui/problem-text.ts'
import { useOwn } from '../own.ts'

const bytesMax = 20_000_000
const kinds = ['image/jpeg', 'image/png', 'image/webp', 'image/gif']
type Stored = { url: string; thumbnail: string | null }

/** Sends pictures one after the other; what each came to is told as it comes. */
export function useUploads({
  room,
  onSay,
  onAdd,
}: {
  room: number
  onSay: (words: string | null) => void
  onAdd: (url: string) => void
}) {
  const { id: seller } = useOwn()
  const [sending, setSending] = useState<string[]>([])
  const thumbnails = useRef(new Map<string, string>())
  const latest = useRef({ room, onAdd })
  latest.current = { room, onAdd }
  const send = async (files: File[]) => {
    const t = sellerWords.now()
    const said: string[] = []
    const fine = files.filter(file => {
      const fault = faultOf(file)
      if (fault) said.push(fault)
      return !fault
    })
    if (fine.length > latest.current.room) said.push(t.pictureCount)
    const taken = fine.slice(0, latest.current.room)
    setSending(names => [...names, ...taken.map(file => file.name)])
    onSay(said.join(' ') || null)
    for (const file of taken) {
      try {
        const stored = await sendFile<Stored>(`/seller/${seller}/pictures`, 'POST', file)
        if (stored.thumbnail) thumbnails.current.set(stored.url, stored.thumbnail)
        latest.current.onAdd(stored.url)
      } catch (thrown) {
        said.push(`${file.name}: ${problemText(problemFrom(thrown))}`)
        onSay(said.join(' '))
      }
      setSending(names => names.filter(name => name !== file.name))
    }
  }
  return { sending, send, thumbnails: thumbnails.current }
}

function faultOf(file: File): string | null {
  const t = sellerWords.now()
  if (!kinds.includes(file.type)) return t.pictureKind(file.name)
  return file.size > bytesMax ? t.pictureTooLarge(file.name) : null
}
