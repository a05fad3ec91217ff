import { Frame } from '../shell/frame.tsx'
import { Missing } from '../shell/missing.tsx'

/** Placeholder. */
export default function Operator() {
  return (
    <Frame as="operator" places={[]}>
      <Missing />
    </Frame>
  )
}
