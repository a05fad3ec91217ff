import { useState } from 'preact/hooks'
import { sellerWords } from '../../messages/seller/index.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { State } from '../../ui/state.tsx'
import { toast, toastProblem } from '../../ui/toast.tsx'
import { useOwn } from '../own.ts'
import { type OwnProduct, putState } from './data.ts'

/** Whether it is on sale, and the button that changes it; it is no part of the form. */
export function ProductState({ product }: { product: OwnProduct }) {
  const t = sellerWords.use()
  const { id: seller } = useOwn()
  const [state, setState] = useState(product.state)
  const change = useAction(async (next: 'active' | 'paused') => {
    await putState(seller, product.id, next).then(() => {
      setState(next)
      toast(next === 'paused' ? t.productPaused : t.productResumed)
    }, toastProblem)
  })
  if (state === 'gone') return <State tone="quiet">{t.productStates.gone}</State>
  const isPaused = state === 'paused'
  return (
    <>
      <State tone={isPaused ? 'waiting' : 'good'}>{t.productStates[state]}</State>
      <Button isBusy={change.isBusy} onClick={() => change.run(isPaused ? 'active' : 'paused')}>
        {isPaused ? t.resume : t.pause}
      </Button>
    </>
  )
}
