import { answer } from '../../api.ts'
import { sellerWords } from '../../messages/seller/index.ts'
import { problemFrom } from '../../problem.ts'
import { type Action, useAction } from '../../ui/action.ts'
import { toast, toastProblem } from '../../ui/toast.tsx'
import { refreshOwn, sellerApi, useOwn } from '../own.ts'
import { rememberCarrier } from './carriers.ts'
import type { Part } from './parts.ts'

type Parcel = { carrier: string; tracking_number: string }
/** Why, and whether its units can be sold again. */
type Ending = { reason: string; restock: boolean }

export type Moves = {
  accept: Action<[]>
  ship: Action<[Parcel]>
  /** Mistyped, while it is on its way: the number it stands for is `replaces`. */
  correct: (right: Parcel & { replaces: string }) => Promise<void>
  /** In another parcel. */
  add: Action<[Parcel]>
  /** Declining what is new, cancelling what was accepted. */
  end: Action<[Ending]>
  deliver: Action<[]>
}

/** What was to be changed is not as it was shown. */
const stale = ['wrong_state', 'not_found']

/**
 * What a seller can do with an order. It is shown as done at once; when the server says no, the
 * order is as it was, and the action knows why.
 */
export function useMoves(part: Part, show: (part: Part) => void): Moves {
  const t = sellerWords.use()
  const { id: seller } = useOwn()
  const named = { param: { seller, id: part.id } }
  const one = sellerApi.orders[':id']
  const move = async (
    soon: Partial<Part>,
    send: () => Promise<Omit<Part, 'pictures' | 'reached_by' | 'is_late'>>,
    said: string | null,
  ) => {
    show({ ...part, ...soon })
    try {
      show({ ...part, ...(await send()) })
    } catch (thrown) {
      show((await truth(thrown)) ?? part)
      throw thrown
    }
    if (said) toast(said)
    void refreshOwn()
  }
  // Somebody else has moved it meanwhile, e.g. the buyer cancelled: then that is shown.
  const truth = async (thrown: unknown) => {
    if (!stale.includes(problemFrom(thrown).code)) return null
    toastProblem(thrown)
    const found = await answer(one.$get(named)).catch(() => null)
    return found && { ...part, ...found }
  }
  const ended = (json: Ending) => ({ ...named, json })
  return {
    accept: useAction(() =>
      move(
        { status: 'accepted' },
        () => answer(one.accept.$post({ ...named, json: {} })),
        t.accepted(part.number),
      ),
    ),
    ship: useAction(async parcel => {
      await move(
        { status: 'shipped', ...parcel },
        () => answer(one.ship.$post({ ...named, json: parcel })),
        null,
      )
      rememberCarrier(parcel.carrier)
    }),
    correct: right =>
      move({}, () => answer(one.tracking.$post({ ...named, json: right })), t.corrected),
    add: useAction(async parcel => {
      await move({}, () => answer(one.shipments.$post({ ...named, json: parcel })), t.added)
      rememberCarrier(parcel.carrier)
    }),
    end: useAction(ending =>
      part.status === 'accepted'
        ? move(
            { status: 'cancelled', end_reason: ending.reason },
            () => answer(one.cancel.$post(ended(ending))),
            null,
          )
        : move(
            { status: 'rejected', end_reason: ending.reason },
            () => answer(one.reject.$post(ended(ending))),
            null,
          ),
    ),
    deliver: useAction(() =>
      move(
        { status: 'delivered' },
        () => answer(one.deliver.$post(named)),
        t.delivered(part.number),
      ).catch(toastProblem),
    ),
  }
}
