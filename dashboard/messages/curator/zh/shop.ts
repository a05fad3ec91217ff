import type { shop as en } from '../en/shop.ts'

export const shop: typeof en = {
  title: '小铺',
  face: '头像',
  faceHint: 'JPEG、PNG 或 WebP，方形最好看。',
  faceChoose: '选择图片',
  faceChange: '更换图片',
  faceBusy: '上传中…',
  faceDone: '小铺有头像了。',
  handleHint: '旧地址仍会跳转到这里。',
  save: '保存',
  saved: '已保存，小铺已更新。',
  notSaved: '尚未保存',
  currency: '货币',
  currencyFixed: '开铺时选定，不能更改。',
  elsewhere: '在别处',
  elsewhereText: '放到博客或任何网站，印在纸上，发到聊天里：每处一个名字，订单会告诉你来自哪里。',
  toEmbed: '嵌入网页',
  toShare: '链接、二维码与海报',
}
