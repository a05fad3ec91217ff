import { Frame } from '../shell/frame.tsx'
import { Missing } from '../shell/missing.tsx'

/** Placeholder. */
export default function Seller() {
  return (
    <Frame as="seller" places={[]}>
      <Missing />
    </Frame>
  )
}
