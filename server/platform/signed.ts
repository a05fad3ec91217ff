import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** SHA-256 in hex: how secrets are kept, and how contents are compared. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** A signature of `text` for one purpose; 26 letters (128 bits), safe in addresses. */
export function sign(secretKey: string, purpose: string, text: string): string {
  const mac = createHmac('sha256', secretKey).update(`${purpose}\n${text}`).digest()
  return mac.subarray(0, 16).toString('base64url')
}

/** Compares secrets in constant time, whatever their lengths. */
export function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
