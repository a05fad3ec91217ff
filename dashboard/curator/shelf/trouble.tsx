import type { PickTrouble } from '../../../server/shops/queries.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { State } from '../../ui/state.tsx'

/** Only what cannot be bought gets a word. */
export function Trouble({ of }: { of: PickTrouble | null }) {
  const t = curatorWords.use().shelf
  if (!of) return null
  return <State tone={of === 'sold_out' ? 'waiting' : 'bad'}>{t.troubles[of]}</State>
}
