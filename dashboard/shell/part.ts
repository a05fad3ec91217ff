import type { ComponentType } from 'preact'
import { lazy } from 'preact-iso'
import { Stumbled } from './fault.tsx'

/** A part of the dashboard that is fetched, with its words, when it is first wanted. */
export function part(
  load: () => Promise<{ default: ComponentType }>,
  words: { load(): Promise<void> },
): ComponentType {
  return lazy(async () => {
    try {
      const [found] = await Promise.all([load(), words.load()])
      return found
    } catch (error) {
      console.error(error)
      return { default: Stumbled }
    }
  })
}
