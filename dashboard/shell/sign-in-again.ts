import { store } from '../ui/store.ts'

type Wait = { done: (isSignedIn: boolean) => void }

/** Not null: somebody's session has ended and a dialog asks for the password. */
export const goneSession = store<Wait | null>(null)

let waiting: Promise<boolean> | null = null
let isExpected = false

/** From now on an ended session is asked for on top of the page instead of leaving it. */
export function expectSession(is: boolean): void {
  isExpected = is
}

/** True once the person has signed in again; many requests wait for one dialog. */
export function signInAgain(): Promise<boolean> {
  if (!isExpected) return Promise.resolve(false)
  waiting ??= new Promise<boolean>(resolve => {
    goneSession.set({
      done(isSignedIn) {
        goneSession.set(null)
        waiting = null
        resolve(isSignedIn)
      },
    })
  })
  return waiting
}
