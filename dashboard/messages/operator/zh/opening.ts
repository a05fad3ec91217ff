import type { opening as english } from '../en/opening.ts'

export const opening: typeof english = {
  title: '第一笔订单之前',
  text: (done, all) =>
    `已完成 ${done} / ${all}。带下划线的大写名称是环境变量，README 中有完整列表。`,
  done: '，已完成',
  missing: '，待完成',
  steps: {
    address: {
      title: '自己的网址，启用 TLS',
      text: 'BASE_URL 填写用户访问的 https 地址，由前面的代理处理 TLS。',
    },
    mail: {
      title: '邮件',
      text: 'SMTP_URL 和 MAIL_FROM：没有它们，无法验证账户，买家也收不到订单通知。',
    },
    payments: {
      title: '付款方式',
      text: 'PAYMENT_PROVIDERS：stripe 或 alipay 及其密钥，或 manual 加上说明付款方法的 TRANSFER_TEXT。',
    },
    law: {
      title: '法律要求的页面',
      text: 'TERMS_URL、PRIVACY_URL 和 IMPRINT_URL：你自己的页面，显示在每页底部。',
    },
    sellers: {
      title: '一位商家',
      text: '商家在后台的“设置”中申请入驻，等你在这里通过。也可以是你自己。',
    },
    shops: {
      title: '一家有商品的小铺',
      text: '谁都能一分钟开店：注册、取名、选品。',
    },
    order: {
      title: '第一笔订单',
      text: '自己下一单，看看每一封邮件，然后退款。',
    },
  },
  goSell: '我来卖货',
  goShop: '开一家小铺',
  letter: '给我发一封邮件',
  letterSent: to => `邮件已发往 ${to}。`,
}
