import { expect, test } from 'vitest'
import { paths, placeOf, safeNext, signInFrom } from '../../dashboard/shell/places.ts'

test.each([
  ['/dashboard/shelf', '/dashboard/shelf'],
  ['/dashboard/find?q=tea', '/dashboard/find?q=tea'],
  ['https://evil.example', paths.today],
  ['//evil.example', paths.today],
  ['/dashboardx', paths.today],
  ['/@mei', paths.today],
  [paths.signIn, paths.today],
  [undefined, paths.today],
])('after signing in, %j leads to %j', (next, path) => {
  expect(safeNext(next)).toBe(path)
})

test('sign-in remembers where somebody was going', () => {
  const { searchParams } = new URL(signInFrom('/dashboard/find?q=tea'), 'http://x')
  expect(searchParams.get('next')).toBe('/dashboard/find?q=tea')
  expect(signInFrom(paths.today)).toBe(paths.signIn)
})

test('the bars light the place one is at, and the start only at the start', () => {
  const places = [{ path: paths.today }, { path: paths.sell }, { path: `${paths.sell}/products` }]
  const at = (path: string) => placeOf(places, path)?.path ?? null
  expect(at(paths.today)).toBe(paths.today)
  expect(at(paths.settings)).toBeNull()
  expect(at(`${paths.sell}/products/7`)).toBe(`${paths.sell}/products`)
  expect(at(`${paths.sell}/other`)).toBe(paths.sell)
})
