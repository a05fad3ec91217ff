import { operatorWords } from '../../messages/operator/index.ts'
import { paths } from '../../shell/places.ts'
import { useAction } from '../../ui/action.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { toast, toastProblem } from '../../ui/toast.tsx'
import { type Step, sendLetter } from './data.ts'

/** Of an instance nobody can buy at yet, or nobody has: what is missing, and what is there. */
export function Opening({ steps }: { steps: Step[] }) {
  const t = operatorWords.use().opening
  const done = steps.filter(step => step.is_done).length
  return (
    <section class="section">
      <div class="section-head">
        <h2>{t.title}</h2>
        <p class="soft small">{t.text(done, steps.length)}</p>
      </div>
      <ul class="rows">
        {steps.map(step => (
          <StepRow key={step.name} step={step} />
        ))}
      </ul>
    </section>
  )
}

function StepRow({ step }: { step: Step }) {
  const t = operatorWords.use().opening
  const { name, is_done: isDone, value } = step
  return (
    <li class="row row-work">
      <span class={isDone ? 'opening-mark is-done' : 'opening-mark'}>
        {isDone && <Icon name="check" size={16} />}
      </span>
      <span class="row-main">
        <span class="strong">
          {t.steps[name].title}
          <span class="hidden">{isDone ? t.done : t.missing}</span>
        </span>
        <span class="facts">
          {value && <span dir="auto">{value}</span>}
          {!isDone && <span>{t.steps[name].text}</span>}
        </span>
      </span>
      {name === 'mail' && value && <LetterButton />}
      {name === 'sellers' && !isDone && (
        <LinkButton isSmall href={paths.sell}>
          {t.goSell}
        </LinkButton>
      )}
      {name === 'shops' && !isDone && (
        <LinkButton isSmall href={paths.today}>
          {t.goShop}
        </LinkButton>
      )}
    </li>
  )
}

function LetterButton() {
  const t = operatorWords.use().opening
  const send = useAction(async () => {
    await sendLetter().then(to => toast(t.letterSent(to)), toastProblem)
  })
  return (
    <Button isSmall isBusy={send.isBusy} onClick={() => send.run()}>
      {t.letter}
    </Button>
  )
}
