import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { minutes } from '../../server/platform/clock.ts'
import { clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { person, product, seller, shop } from '../support/world.ts'

/** A real mail server on loopback that can be told to refuse. */
let house: House
let server: SMTPServer
let isRefusing = false
const received: { to: string[]; raw: string }[] = []

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', chunk => chunks.push(chunk))
      stream.on('end', () => {
        if (isRefusing) return done(Object.assign(new Error('try later'), { responseCode: 421 }))
        received.push({
          to: session.envelope.rcptTo.map(one => one.address),
          raw: Buffer.concat(chunks).toString('utf8'),
        })
        done()
      })
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  house = await openHouse({ smtpUrl: `smtp://127.0.0.1:${port}` })
})
afterAll(async () => {
  await house.close()
  await new Promise<void>(resolve => server.close(() => resolve()))
})

test('mails go out by SMTP, each once, also when the server had refused them first', async () => {
  const wang = await seller(house.instance, 'Wang')
  const apples = await product(house.instance, wang.id, 'apples', { title: '洛川苹果' })
  await shop(house.instance, 'mei', [apples])
  await house.settle()
  received.length = 0
  isRefusing = true
  const client = clientOf(house)
  const bought = await client.buy('mei', [apples], {
    buyer: { name: '李雷 <evil@x.example>', email: 'li@mail.example' },
  })
  await house.settle()
  expect(received).toEqual([])
  isRefusing = false
  house.clock.move(minutes(1))
  await house.settle()
  const tos = received.flatMap(mail => mail.to).sort()
  expect(tos).toEqual(['help@wang.example', 'li@mail.example', 'mei@curator.example'])
  const mail = await PostalMime.parse(received.find(one => one.to.includes('li@mail.example'))!.raw)
  expect(mail.to).toEqual([{ address: 'li@mail.example', name: '' }])
  expect(mail.text).toContain(`/orders/${bought.body.token}`)
  expect(mail.html).toContain('洛川苹果')
  expect(mail.messageId).toMatch(/^<.+@shop\.test>$/)
  const curators = await PostalMime.parse(
    received.find(one => one.to.includes('mei@curator.example'))!.raw,
  )
  expect(`${curators.text}${curators.html}`).not.toMatch(/li@mail|李雷|Canary/)
})

test('a letter nobody has to have says where mail programs end it, and no other does', async () => {
  const { mailer } = house.instance
  const letter = {
    subject: 'Cheaper',
    text: 'Less',
    html: '<p>Less</p>',
    messageId: '<a@shop.test>',
  }
  const unsubscribeUrl = 'http://shop.test/watches/token/stop'
  received.length = 0
  await mailer.send({ ...letter, to: 'lena@mail.example', unsubscribeUrl })
  await mailer.send({ ...letter, to: 'mei@mail.example' })
  const headers = received.map(({ raw }) => raw.match(/^List-Unsubscribe.*$/gm))
  expect(headers).toEqual([
    [`List-Unsubscribe: <${unsubscribeUrl}>`, 'List-Unsubscribe-Post: List-Unsubscribe=One-Click'],
    null,
  ])
})

test('an operator asks for a letter, and hears at once what the mail server says', async () => {
  await person(house.instance, 'op@shop.test', true)
  const operator = await clientOf(house).signIn('op@shop.test')
  received.length = 0
  expect((await operator('POST', '/operator/opening/letter')).body).toEqual({ to: 'op@shop.test' })
  expect(received.map(mail => mail.to)).toEqual([['op@shop.test']])
  expect((await PostalMime.parse(received[0]!.raw)).subject).toBe('Mail works')
  isRefusing = true
  const refused = await operator('POST', '/operator/opening/letter')
  isRefusing = false
  expect(refused.status).toBe(502)
  expect(refused.body.error).toMatchObject({
    code: 'mail_failed',
    details: { why: expect.stringContaining('try later') },
  })
})
