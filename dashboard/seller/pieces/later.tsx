import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { toastProblem } from '../../ui/toast.tsx'

/** A piece of a page that is fetched, with its words, when it is first shown. */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  words: { load(): Promise<void> },
): ComponentType<P> {
  let Found: ComponentType<P> | null = null
  return function Later(props: P) {
    const [, setFound] = useState(Found !== null)
    useEffect(() => {
      if (Found) return
      Promise.all([load(), words.load()]).then(([one]) => {
        Found = one
        setFound(true)
      }, toastProblem)
    }, [])
    return Found && <Found {...props} />
  }
}
