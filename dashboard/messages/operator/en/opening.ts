/** What is to be done before somebody can buy here. */
export const opening = {
  title: 'Before the first order',
  text: (done: number, all: number) =>
    `${done} of ${all} done. What begins with capitals and an underscore is set in the environment; the README lists all of it.`,
  done: ', done',
  missing: ', still to do',
  steps: {
    address: {
      title: 'An address of its own, with TLS',
      text: 'BASE_URL is the https address people will use; a proxy in front speaks TLS.',
    },
    mail: {
      title: 'Mail',
      text: 'SMTP_URL and MAIL_FROM: without them nobody can confirm an account, and no buyer hears of an order.',
    },
    payments: {
      title: 'A way to pay',
      text: 'PAYMENT_PROVIDERS: stripe or alipay with their keys, or manual with a TRANSFER_TEXT that says how.',
    },
    law: {
      title: 'Pages the law asks for',
      text: 'TERMS_URL, PRIVACY_URL and IMPRINT_URL: pages of yours, in the foot of every page here.',
    },
    sellers: {
      title: 'A seller',
      text: 'Who sells applies in the dashboard, under Settings, and waits here for your yes. It may be you.',
    },
    shops: {
      title: 'A shop with something on its shelf',
      text: 'Anybody opens one in a minute: sign up, choose a name, pick products.',
    },
    order: {
      title: 'The first order',
      text: 'Buy something yourself, look at every letter, then give the money back.',
    },
  },
  goSell: 'Sell something',
  goShop: 'Open a shop',
  letter: 'Send me a letter',
  letterSent: (to: string) => `A letter is on its way to ${to}.`,
}
