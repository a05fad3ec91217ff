import { useState } from 'preact/hooks'
import { sellerWords } from '../../messages/seller/index.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { State, type Tone } from '../../ui/state.tsx'
import { toast, toastProblem } from '../../ui/toast.tsx'
import { useOwn } from '../own.ts'
import { type OwnProduct, putState } from './data.ts'
import { type SaleState, saleState } from './sale-state.ts'

const tones: Record<SaleState, Tone> = { now: 'good', early: 'waiting', held: 'quiet' }

const offTones = { paused: 'waiting', suspended: 'bad', gone: 'quiet' } as const

/** On sale, paused, or left out of its feed; what is on sale is so only while its seller may sell. */
export function StateOf({ state }: { state: OwnProduct['state'] }) {
  const t = sellerWords.use()
  const sale = saleState(useOwn())
  if (state === 'active') return <State tone={tones[sale]}>{t.productOnSale[sale]}</State>
  return <State tone={offTones[state]}>{t.productStates[state]}</State>
}

/** Whether it is on sale, and the button that changes it; it is no part of the form. */
export function ProductState({ product }: { product: OwnProduct }) {
  const t = sellerWords.use()
  const own = useOwn()
  const [state, setState] = useState(product.state)
  const change = useAction(async (next: 'active' | 'paused') => {
    await putState(own.id, product.id, next).then(() => {
      setState(next)
      toast(next === 'paused' ? t.productPaused : t.productResumed[saleState(own)])
    }, toastProblem)
  })
  if (state === 'suspended')
    return (
      <>
        <StateOf state={state} />
        {product.state_reason && <q class="soft">{product.state_reason}</q>}
      </>
    )
  if (state === 'gone') return <StateOf state={state} />
  const isPaused = state === 'paused'
  return (
    <>
      <StateOf state={state} />
      <Button isBusy={change.isBusy} onClick={() => change.run(isPaused ? 'active' : 'paused')}>
        {isPaused ? t.resume : t.pause}
      </Button>
    </>
  )
}
