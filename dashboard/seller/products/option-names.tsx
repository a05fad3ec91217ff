import { sellerWords } from '../../messages/seller/index.ts'
import { IconButton } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { useFaultWords } from './fault-words.ts'
import type { PartProps } from './what.tsx'

/** What differs between the variants: up to three things, each with a name. */
export function OptionNames({ values, set, faults }: PartProps) {
  const t = sellerWords.use()
  const say = useFaultWords()
  const { options, variants } = values
  const remove = (at: number) =>
    set({
      options: options.filter((_, index) => index !== at),
      variants: variants.map(one => ({
        ...one,
        values: one.values.filter((_, index) => index !== at),
      })),
    })
  return (
    <>
      <p class="soft">{t.optionsText}</p>
      <div class="option-names">
        {options.map((name, at) => (
          <div class="option-name" key={at}>
            <TextField
              label={t.optionName(at + 1)}
              placeholder={t.optionNameHint}
              value={name}
              onText={text =>
                set({ options: options.map((one, index) => (index === at ? text : one)) })
              }
              error={say(faults[`option${at}`])}
            />
            {(options.length > 1 || variants.length === 1) && (
              <IconButton
                icon="close"
                label={t.optionRemove(name || t.optionName(at + 1))}
                onClick={() => remove(at)}
              />
            )}
          </div>
        ))}
      </div>
    </>
  )
}
