import { useEffect } from 'preact/hooks'

/** Reads again while the page is looked at, and when one comes back to it. */
export function useFresh(read: () => Promise<unknown>, everySeconds: number): void {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void read()
    }
    const timer = setInterval(look, everySeconds * 1000)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [read, everySeconds])
}
