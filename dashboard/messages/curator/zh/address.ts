import type { CuratorWords } from '../en.ts'

export const address: CuratorWords['address'] = {
  title: '自己的网址',
  text: '如果你拥有 shop.example.com 这样的域名，小铺可以使用它，原网址会继续指向这里。',
  host: '你的域名',
  hostHint: '例如 shop.example.com。',
  hostFault: '请填写类似 shop.example.com 的域名。',
  add: '添加',
  steps: '请在域名服务商处添加以下两条记录：',
  bare: host =>
    `许多域名服务商不允许为不带 www 的域名设置 CNAME。此时请使用其 ALIAS、ANAME 或 CNAME 拉平，值相同；或改用 www.${host}。`,
  points: '让域名指向这里',
  proves: '证明域名属于你',
  name: '名称',
  value: '内容',
  check: '立即检查',
  checking: '检查中…',
  waits: '尚未验证',
  works: '小铺的网址',
  missing: '记录已消失',
  missingText: day =>
    `自 ${day} 起，我们找不到证明域名属于你的记录。请恢复它，否则小铺会搬回这里的原网址。`,
  kept: '域名记录',
  keptText: '请保留这两条记录：我们每天检查一次域名是否仍属于你。',
  verified: host => `${host} 已成为小铺的网址。`,
  remove: '移除',
  removeOf: host => `移除 ${host}`,
  removeTitle: host => `移除 ${host}？`,
  removeText: '小铺将回到原网址，指向此域名的链接会失效。',
}
