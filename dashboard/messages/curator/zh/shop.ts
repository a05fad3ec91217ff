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
  embed: '放到你自己的网页上',
  embedText: '把这两行粘贴到博客或网站。给位置起个名字，就能知道订单来自哪里。',
  placement: '位置名称',
  placementExample: '我的博客',
  placementFault: '最多 60 个文字、数字、空格、点或连字符。',
  embedCode: '这两行代码',
  link: '或使用同样带位置的链接',
}
