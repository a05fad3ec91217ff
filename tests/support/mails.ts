import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { House } from './house.ts'

export type Kept = { to: string; subject: string; text: string; html: string; at: number }

/** The mails of one address, as they were sent. */
export function mailsTo(house: House, to: string): Kept[] {
  const folder = join(house.instance.config.dataDir, 'mails')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Kept)
    .filter(mail => mail.to === to)
}
