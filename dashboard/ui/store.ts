import { useEffect, useState } from 'preact/hooks'

export type Store<T> = {
  get(): T
  set(value: T): void
  /** In a component: the value, and a new look whenever it changes. */
  use(): T
}

/** One value that lives outside components and that components can watch. */
export function store<T>(first: T): Store<T> {
  let value = first
  const watchers = new Set<() => void>()
  const get = () => value
  return {
    get,
    set(next) {
      if (next === value) return
      value = next
      for (const watcher of watchers) watcher()
    },
    use() {
      const [, look] = useState(0)
      useEffect(() => {
        const seen = value
        const watcher = () => look(count => count + 1)
        watchers.add(watcher)
        // It may have changed between the first look and now.
        if (get() !== seen) watcher()
        return () => {
          watchers.delete(watcher)
        }
      }, [])
      return value
    },
  }
}
