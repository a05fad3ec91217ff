import { useEffect, useState } from 'preact/hooks'

/** What was typed, once the typing has paused. */
export function useSettled<T extends string>(text: T, milliseconds = 250): T {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(setSettled, milliseconds, text)
    return () => clearTimeout(timer)
  }, [text, milliseconds])
  return settled
}
