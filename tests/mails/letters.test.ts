import { describe, expect, test } from 'vitest'
import { type LetterName, letters } from '../../storefront/mails/index.ts'
import { samples } from './samples.ts'

const names = Object.keys(letters) as LetterName[]

describe.each(names)('the letter %s', name => {
  test.each(['en', 'zh'] as const)('says everything, in %s', language => {
    const write = letters[name] as (props: unknown) => {
      subject: string
      html: string
      text: string
    }
    const props = { ...samples[name], language, instanceName: 'Xiaopu 小铺' }
    const letter = write(props)
    for (const part of [letter.subject, letter.html, letter.text]) {
      expect(part).not.toMatch(/undefined|NaN|\[object|Invalid Date/)
      expect(part.trim().length).toBeGreaterThan(3)
    }
    expect(letter.html).toContain('<!doctype html>')
    expect(write(props)).toEqual(letter)
    // A colon after a Chinese word is a Chinese one, in the text alone too.
    if (language === 'zh') expect(letter.text.match(/.*\p{Script=Han}:\s.*/u)).toBeNull()
  })
})

test('what somebody wrote in lines is read in lines', () => {
  const { text, html } = letters.shop_decided({
    ...samples.shop_decided,
    ...{ language: 'en', instanceName: 'Xiaopu', reason: 'The cups.\r\n\r\nAnd the pots.' },
  })
  expect(text).toContain('> The cups.\n> And the pots.\n')
  expect(html).not.toContain('The cups. And')
})

test.each(['price_dropped', 'back_in_stock'] as const)(
  'the lowest of several prices is called that wherever it stands in %s',
  name => {
    const props = {
      ...samples[name],
      language: 'en',
      instanceName: 'Xiaopu',
      isFrom: true,
    } as const
    const letter = letters[name](props as never)
    for (const part of [letter.html, letter.text]) {
      const prices = part.match(/CN¥149\.00/g)
      expect(prices?.length).toBeGreaterThan(0)
      expect(part.match(/from CN¥149\.00/g)).toEqual(prices?.map(price => `from ${price}`))
    }
  },
)
