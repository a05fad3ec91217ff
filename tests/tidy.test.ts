import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { moves as sellerOrderMoves } from '../server/fulfilment/seller-order.ts'
import { problems } from '../server/http/problems.ts'
import { moves as orderMoves } from '../server/orders/order.ts'
import { refusalCodes } from '../server/platform/refusal.ts'
import { moves as sellerMoves } from '../server/sellers/seller.ts'

/** The house rules, as tests: who may import whom, words, and states that can be reached. */

const root = resolve(import.meta.dirname, '..')

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesIn(path)
    return /\.(ts|tsx)$/.test(entry.name) ? [path] : []
  })
}

const server = filesIn('server')
const browser = [...filesIn('storefront'), ...filesIn('dashboard')]

function importsOf(file: string): { from: string; isType: boolean }[] {
  const source = readFileSync(join(root, file), 'utf8')
  return [
    ...source.matchAll(/^(?:import|export)\s+(type\s)?([^'"]*?from\s+)?['"]([^'"]+)['"]/gms),
  ].map(match => ({
    from: match[3]?.startsWith('.')
      ? relative(root, resolve(join(root, dirname(file)), match[3]))
      : (match[3] as string),
    isType: Boolean(match[1]),
  }))
}

/** `await import('./x.ts')` */
function lazilyIn(file: string): string[] {
  const source = readFileSync(join(root, file), 'utf8')
  return [...source.matchAll(/import\('(\.[^']+)'\)/g)].map(match =>
    relative(root, resolve(join(root, dirname(file)), match[1] as string)),
  )
}

const room = (path: string) => (path.startsWith('server/') ? (path.split('/')[1] as string) : '')

/** Rooms in the order in which they may know each other: a room imports only from earlier ones. */
const floors = [
  ['platform'],
  ['rules'],
  ['identity', 'ledger', 'rates', 'tiers'],
  ['sellers', 'dues'],
  ['catalog'],
  ['markdowns'],
  ['shops', 'feeds'],
  ['orders', 'watches'],
  ['fulfilment', 'commissions'],
  ['fraud'],
  ['payments'],
  ['appeals', 'returns', 'payouts', 'receipts'],
  ['erasure'],
  ['doctor', 'mails', 'instance.ts'],
  ['http', 'jobs.ts', 'commands'],
  ['demo', 'app.ts'],
  ['main.ts'],
]
/** From here on a floor's rooms may know each other. */
const free = 13
const floorOf = (name: string) => floors.findIndex(floor => floor.includes(name))

describe('arrows never turn back', () => {
  test('every room has its floor', () => {
    expect([...new Set(server.map(room))].filter(name => floorOf(name) < 0)).toEqual([])
  })

  test('a room imports only from its own and earlier floors', () => {
    const wrong = server.flatMap(file =>
      importsOf(file)
        .filter(
          ({ from, isType }) => !isType && from.startsWith('server/') && room(from) !== room(file),
        )
        .filter(
          ({ from }) =>
            floorOf(room(from)) > floorOf(room(file)) ||
            (floorOf(room(from)) === floorOf(room(file)) && floorOf(room(file)) < free),
        )
        .map(({ from }) => `${file} -> ${from}`),
    )
    expect(wrong).toEqual([])
  })

  test('only platform/db names a database, http and app name Hono, session.ts names lucia', () => {
    const wrong = server.flatMap(file =>
      importsOf(file)
        .filter(({ from }) => {
          if (/^(better-sqlite3|pg)$|^drizzle-orm\/(?!pg-core$)/.test(from))
            return !file.startsWith('server/platform/db/') && file !== 'server/commands/backup.ts'
          if (from.startsWith('hono') || from.startsWith('@hono'))
            return (
              !file.startsWith('server/http/') &&
              !['server/app.ts', 'server/main.ts'].includes(file)
            )
          if (from === 'lucia') return file !== 'server/identity/session.ts'
          return false
        })
        .map(({ from }) => `${file} -> ${from}`),
    )
    expect(wrong).toEqual([])
  })

  test('what browsers load takes only contracts, money and plain words from the server', () => {
    const allowed =
      /(\/contract\.ts|platform\/money\.ts|platform\/language\.ts|catalog\/product\.ts)$/
    const wrong = browser
      .filter(file => !/^storefront\/(mails|pages|ui|render)/.test(file))
      .flatMap(file =>
        importsOf(file)
          .filter(
            ({ from, isType }) => from.startsWith('server/') && !isType && !allowed.test(from),
          )
          .map(({ from }) => `${file} -> ${from}`),
      )
    expect(wrong).toEqual([])
  })
})

describe('words and files', () => {
  test('no drawer for everything', () => {
    expect(
      [...server, ...browser].filter(file =>
        /(^|\/)(utils?|helpers?|common|lib|misc)(\/|\.)/.test(file),
      ),
    ).toEqual([])
  })

  test('no file of the heart is so long that it must hold two nouns', () => {
    const long = server
      .filter(
        file =>
          !/schema\.ts$|^server\/(demo|http|platform\/(outbound|image)|feeds\/formats)/.test(file),
      )
      .filter(file => readFileSync(join(root, file), 'utf8').split('\n').length > 330)
    expect(long).toEqual([])
  })

  test('every file is reached from somewhere', () => {
    const entries = /^server\/(main\.ts|commands\/|platform\/image-worker)/
    const all = [...server, ...browser, ...filesIn('tests')]
    const reached = new Set(
      all.flatMap(file => [...importsOf(file).map(({ from }) => from), ...lazilyIn(file)]),
    )
    const dead = server.filter(
      file => !entries.test(file) && !reached.has(file) && !file.endsWith('schema.ts'),
    )
    expect(dead).toEqual([])
  })
})

describe('closed lists', () => {
  test('every refusal has its status and its sentence in both languages', () => {
    for (const code of refusalCodes) {
      expect(problems[code].status, code).toBeGreaterThanOrEqual(400)
      expect(problems[code].en.length, code).toBeGreaterThan(5)
      expect(problems[code].zh, code).toMatch(/\p{Script=Han}/u)
    }
  })

  test('every refusal is thrown somewhere', () => {
    const source = server
      .filter(file => !/refusal\.ts$|problems\.ts$/.test(file))
      .map(file => readFileSync(join(root, file), 'utf8'))
      .join('\n')
    expect(refusalCodes.filter(code => !source.includes(`'${code}'`))).toEqual([])
  })

  test.each([
    ['order', orderMoves, 'awaiting_payment'],
    ['seller order', sellerOrderMoves, 'forwarded'],
    ['seller', sellerMoves, 'applied'],
  ] as [string, Record<string, string[]>, string][])(
    'every state of a %s can be reached and is known',
    (_, moves, first) => {
      const reached = new Set([first])
      for (const state of reached) for (const next of moves[state] ?? []) reached.add(next)
      expect([...reached].sort()).toEqual(Object.keys(moves).sort())
    },
  )

  test('in written-out markup every value of an attribute stands in double quotes', () => {
    const bare = browser.filter(
      file =>
        file.endsWith('.tsx') &&
        /html`[^`]*\s[\w-]+=\$\{/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(bare).toEqual([])
  })

  test('nothing is left for later', () => {
    const left = [...server, ...browser].filter(file =>
      /TODO|FIXME|XXX|HACK/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(left).toEqual([])
    expect(statSync(join(root, 'migrations/sqlite')).isDirectory()).toBe(true)
  })
})
