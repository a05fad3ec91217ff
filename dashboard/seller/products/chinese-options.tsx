import { sellerWords } from '../../messages/seller/index.ts'
import { TextField } from '../../ui/field.tsx'
import { useFaultWords } from './fault-words.ts'
import { chineseFor, optionWords } from './values.ts'
import type { PartProps } from './what.tsx'

/** Each name and value of the options once, however many variants have it, beside its Chinese. */
export function ChineseOptions({ values, set, faults }: PartProps) {
  const t = sellerWords.use()
  const say = useFaultWords()
  const words = optionWords(values)
  if (!words.length) return null
  const isOpen = words.some(word => faults[`chinese ${word}`])
  return (
    <details class="chinese-options" open={isOpen || undefined}>
      <summary>{t.optionsZh}</summary>
      <p class="soft">{t.optionsZhText}</p>
      <div class="form-row">
        {words.map(word => (
          <TextField
            key={word}
            label={word}
            lang="zh-CN"
            value={chineseFor(values, word)}
            onText={text => set({ chinese: { ...values.chinese, [word]: text } })}
            error={say(faults[`chinese ${word}`])}
          />
        ))}
      </div>
    </details>
  )
}
