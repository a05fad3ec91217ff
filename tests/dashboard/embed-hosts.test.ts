import { expect, test } from 'vitest'
import { hostIn } from '../../dashboard/curator/embed/snippet.ts'

test('a host is read out of whatever was pasted; a lone word or a whole top domain is none', () => {
  for (const [typed, host] of [
    ['https://Blog.Example.com/2026/tea?x=1', 'blog.example.com'],
    [' *.example.com ', '*.example.com'],
    ['localhost:8080', 'localhost:8080'],
    ['127.0.0.1:3000', '127.0.0.1:3000'],
    ['nonsense', null],
    ['*.com', null],
    ['*', null],
    ['', null],
    ['two words.example', null],
  ] as const)
    expect([typed, hostIn(typed)]).toEqual([typed, host])
})
