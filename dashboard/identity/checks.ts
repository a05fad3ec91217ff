import { passwordMin } from '../limits.ts'
import { identityWords } from '../messages/identity/index.ts'
import { shellWords } from '../messages/shell/index.ts'

/** What is wrong with an address, in words; the mail itself is the proof. */
export function emailFault(email: string): string | null {
  const t = shellWords.now()
  if (!email.trim()) return t.fieldEmpty
  return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(email.trim()) ? null : t.fieldEmail
}

export function passwordFault(password: string): string | null {
  if (!password) return shellWords.now().fieldEmpty
  return password.length < passwordMin ? identityWords.now().passwordShort : null
}

/** How far a new password is, while typing. */
export function passwordHint(password: string): string {
  const t = identityWords.now()
  if (!password) return t.passwordHint
  const missing = passwordMin - password.length
  return missing > 0 ? t.passwordStillNeeded(missing) : t.passwordEnough
}

export function nameFault(name: string): string | null {
  const t = shellWords.now()
  if (!name.trim()) return t.fieldEmpty
  return name.trim().length > 80 ? t.fieldLong : null
}
