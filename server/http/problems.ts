import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { columns } from '../../storefront/words.ts'
import { type Language, wordsOf } from '../platform/language.ts'
import type { RefusalCode } from '../platform/refusal.ts'

type Problem = { status: ContentfulStatusCode; en: string; zh: string }

/** The only table from a refusal to its status and its sentence. `{name}` is filled from details. */
export const problems: Record<RefusalCode, Problem> = {
  invalid_input: {
    status: 422,
    en: 'Something in what was sent is not as expected; see details.',
    zh: '提交的内容有误，请查看详情。',
  },
  unrecognized_keys: {
    status: 422,
    en: 'There are fields here that are not accepted; see details.',
    zh: '包含不被接受的字段，请查看详情。',
  },
  invalid_json: { status: 400, en: 'The body is not valid JSON.', zh: '请求内容不是有效的 JSON。' },
  json_expected: {
    status: 415,
    en: 'Send the body as JSON, with the header “Content-Type: application/json”.',
    zh: '请以 JSON 发送请求内容，并带上请求头 “Content-Type: application/json”。',
  },
  invalid_cursor: {
    status: 400,
    en: 'This cursor is none of ours. Send the “next_cursor” of the page before, or none for the first page.',
    zh: '游标无效。请使用上一页返回的 next_cursor；读取第一页时请勿提供。',
  },
  too_large: { status: 413, en: 'That is too large to take.', zh: '内容过大，无法接收。' },
  idempotency_key_missing: {
    status: 400,
    en: 'Send an Idempotency-Key header (1 to 100 characters) that you keep for retries.',
    zh: '请提供 Idempotency-Key 请求头（1–100 个字符），重试时保持不变。',
  },
  idempotency_key_reused: {
    status: 422,
    en: 'This Idempotency-Key was used for another request. Make a new key for a new order.',
    zh: '此 Idempotency-Key 已用于其他请求，新订单请使用新的键。',
  },
  not_signed_in: { status: 401, en: 'Please sign in.', zh: '请先登录。' },
  invalid_key: {
    status: 401,
    en: 'This API key is not valid. Send it as "Authorization: Bearer xp_...".',
    zh: 'API 密钥无效。请以“Authorization: Bearer xp_...”的形式发送。',
  },
  wrong_credentials: {
    status: 401,
    en: 'E-mail or password is not right.',
    zh: '邮箱或密码不正确。',
  },
  email_unverified: {
    status: 403,
    en: 'Please open the link in the mail we have just sent you again.',
    zh: '请先打开我们刚刚再次发送给你的邮件中的链接。',
  },
  token_invalid: {
    status: 410,
    en: 'This link has been used or is too old. Ask for a new one.',
    zh: '此链接已使用或已过期，请重新获取。',
  },
  too_many_tries: {
    status: 429,
    en: 'Too many tries. Please wait {retry_after_seconds} seconds.',
    zh: '尝试次数过多，请等待 {retry_after_seconds} 秒。',
  },
  busy: {
    status: 503,
    en: 'There is much to do here at the moment. Please try again in {retry_after_seconds} seconds.',
    zh: '目前请求较多，请在 {retry_after_seconds} 秒后重试。',
  },
  insufficient_scope: {
    status: 403,
    en: 'This API key may read only.',
    zh: '此 API 密钥只有读取权限。',
  },
  foreign_origin: {
    status: 403,
    en: 'This request came from another site and was not carried out.',
    zh: '此请求来自其他网站，未被执行。',
  },
  not_found: { status: 404, en: 'There is nothing here.', zh: '这里什么也没有。' },
  method_not_allowed: {
    status: 405,
    en: 'This address answers to {allow} only.',
    zh: '此地址只接受 {allow} 请求。',
  },
  handle_taken: {
    status: 409,
    en: 'The address “{handle}” is taken.',
    zh: '“{handle}”已被使用。',
  },
  handle_reserved: {
    status: 409,
    en: 'The address “{handle}” is reserved.',
    zh: '“{handle}”为保留名称。',
  },
  currency_fixed: {
    status: 409,
    en: 'Your shop sells in {currency}: everything in it is priced so. Take every pick off first; after the first order it is for good.',
    zh: '小铺以 {currency} 标价。请先取下所有商品再更改；有了订单后就不能更改。',
  },
  shop_exists: { status: 409, en: 'You have a shop already.', zh: '你已经有一家小铺了。' },
  shop_missing: { status: 409, en: 'Open your shop first.', zh: '请先开一家小铺。' },
  shop_closed: {
    status: 410,
    en: 'This shop is closed. What was ordered here goes on: the mails about it lead to its page.',
    zh: '这家小铺已关闭。已有的订单照常进行，可从订单邮件查看。',
  },
  shop_suspended: {
    status: 409,
    en: 'The operator of this instance has suspended your shop. Write to them.',
    zh: '平台已暂停你的小铺，请联系平台。',
  },
  product_suspended: {
    status: 409,
    en: 'The operator of this instance has suspended this product. Write to them.',
    zh: '平台已停售这件商品，请联系平台。',
  },
  product_from_feed: {
    status: 409,
    en: 'A feed brings this product: take it out of the feed, or pause it here.',
    zh: '这件商品来自商品源：请从商品源中移除，或在此暂停。',
  },
  domain_taken: {
    status: 409,
    en: '“{host}” is taken: it is this instance’s, or another shop’s TXT record is still in its DNS. Take that record away first.',
    zh: '“{host}” 已被占用：它属于本站，或其 DNS 中仍有另一家小铺的 TXT 记录，请先删除该记录。',
  },
  domain_unproven: {
    status: 409,
    en: 'The DNS of {host} does not say so yet: add a TXT record {name} with {value}. It may take an hour to be seen.',
    zh: '{host} 的 DNS 尚未生效：请添加 TXT 记录 {name}，内容为 {value}，最长约一小时后可见。',
  },
  listing_cap: {
    status: 409,
    en: 'Your shelf is full: it holds {cap} picks for now. {needed} sales unlock more; you have {sales}.',
    zh: '货架已满：目前最多 {cap} 件。成交 {needed} 单后可解锁更多，你现在有 {sales} 单。',
  },
  already_picked: {
    status: 409,
    en: 'This product is on your shelf already.',
    zh: '这件商品已在你的货架上。',
  },
  currency_differs: {
    status: 409,
    en: 'Your shop sells in {currency} only.',
    zh: '你的小铺只以 {currency} 销售。',
  },
  product_unavailable: {
    status: 409,
    en: 'This product is not available at present.',
    zh: '这件商品目前不可选。',
  },
  too_many_bundles: {
    status: 409,
    en: 'A shop holds {bundlesMax} bundles. Remove one first.',
    zh: '一家小铺最多 {bundlesMax} 张搭配图，请先删除一张。',
  },
  video_refused: {
    status: 422,
    en: 'Not every browser plays this file. Save it as H.264 MP4 with AAC sound and nothing else in it, then send it again.',
    zh: '并非所有浏览器都能播放此文件。请另存为 H.264 编码的 MP4（AAC 音频，不含其他轨道）后重新上传。',
  },
  too_many_videos: {
    status: 409,
    en: 'A shop holds {videosMax} films of its own. Remove one first, or paste the address of one that lives elsewhere.',
    zh: '一家小铺最多上传 {videosMax} 个视频。请先删除一个，或粘贴其他网站上视频的地址。',
  },
  video_too_large: {
    status: 413,
    en: 'A video may have {megabytes} MB and {minutes} minutes. Cut it, or save it smaller as H.264 MP4.',
    zh: '视频不能超过 {megabytes} MB 和 {minutes} 分钟。请剪短，或另存为更小的 H.264 MP4。',
  },
  video_unknown: {
    status: 422,
    en: 'Paste the whole address of one video’s page on YouTube, Vimeo or bilibili.',
    zh: '请粘贴 YouTube、Vimeo 或 bilibili 上某个视频页面的完整网址。',
  },
  seller_decided: {
    status: 409,
    en: 'This seller has been decided on already: {state}.',
    zh: '该商家已处理过，当前状态：{state}。',
  },
  url_not_allowed: {
    status: 422,
    en: 'This address cannot be used: it must be a public https address.',
    zh: '不能使用此地址：必须是公开的 https 地址。',
  },
  feed_running: { status: 409, en: 'This feed is being read already.', zh: '该商品源正在读取中。' },
  feed_sells: {
    status: 409,
    en: 'Products of this feed are on sale. Take them out of it first.',
    zh: '该商品源还有商品在售，请先从中移除这些商品。',
  },
  section_exists: {
    status: 409,
    en: 'There is a section “{title}” already. Please choose another name.',
    zh: '已有名为“{title}”的分区，请换一个名称。',
  },
  feed_unreadable: {
    status: 422,
    en: 'This file cannot be read as a feed.',
    zh: '无法将此文件作为商品源读取。',
  },
  image_refused: {
    status: 422,
    en: 'This picture cannot be used; send a JPEG, PNG or WebP of at most 40 megapixels.',
    zh: '无法使用此图片，请上传不超过 4000 万像素的 JPEG、PNG 或 WebP。',
  },
  nothing_ticked: {
    status: 422,
    en: 'Nothing was ticked, so nothing was put into the cart. Go back and tick what you would like.',
    zh: '没有勾选任何商品，因此未加入购物车。请返回并勾选想要的商品。',
  },
  image_too_small: {
    status: 422,
    en: 'This picture is too small or too narrow: shown large it has {width} × {height} pixels and needs {least} each way.',
    zh: '此图片太小或太窄：放大显示时为 {width} × {height} 像素，宽和高至少各需 {least} 像素。',
  },
  too_many_endpoints: {
    status: 409,
    en: 'At most {endpointsMax} endpoints; remove one first.',
    zh: '最多 {endpointsMax} 个接收地址，请先删除一个。',
  },
  endpoint_exists: {
    status: 409,
    en: 'This address is on your list already. Remove it there first if you need a new secret or other events.',
    zh: '此接收地址已添加。如需新的密钥或更改事件，请先将其删除。',
  },
  markdown_overlaps: {
    status: 409,
    en: '“{title}” is marked down in that time already. End that one first, or choose another time.',
    zh: '“{title}”在该时段内已有限时价，请先结束它，或另选时段。',
  },
  event_joined: {
    status: 409,
    en: 'Sellers have joined this sale event and promised prices: it stands.',
    zh: '已有商家报名此促销活动并承诺了价格，不能撤销。',
  },
  event_over: { status: 409, en: 'This sale event is over.', zh: '此促销活动已结束。' },
  event_not_eligible: {
    status: 403,
    en: 'This sale event is for small sellers: at most {orders_max} orders in 90 days; you had {orders}.',
    zh: '此促销活动面向小商家：90 天内最多 {orders_max} 笔订单，你有 {orders} 笔。',
  },
  out_of_stock: {
    status: 409,
    en: 'There are not enough left of “{title}”.',
    zh: '“{title}”库存不足。',
  },
  price_changed: {
    status: 409,
    en: 'A price or what is in the cart has changed meanwhile; please look at the new total.',
    zh: '价格或购物车内容有变动，请确认新的总额。',
  },
  unavailable: {
    status: 409,
    en: 'Something in the cart is no longer available.',
    zh: '购物车中有商品已下架。',
  },
  cart_full: {
    status: 409,
    en: 'A cart holds {most} different things. Please order these first, or take something out.',
    zh: '购物车最多放 {most} 种商品，请先下单或移除部分商品。',
  },
  not_shipped_there: {
    status: 409,
    en: '{seller} does not ship to this country. Choose another one, or take its things out of the cart.',
    zh: '“{seller}”不配送到该国家或地区。请更换地址，或移除该商家的商品。',
  },
  no_common_country: {
    status: 409,
    en: 'There is no country that all of these sellers ship to. Please order their things one after the other.',
    zh: '这些商家没有共同的配送国家或地区，请分开下单。',
  },
  amount_limit: {
    status: 422,
    en: 'The amount is larger than can be sold at once.',
    zh: '金额超过单次可购买的上限。',
  },
  mixed_currency: {
    status: 422,
    en: 'One order has one currency.',
    zh: '一笔订单只能使用一种货币。',
  },
  tracking_number_used: {
    status: 409,
    en: 'Another parcel of this order has this tracking number already.',
    zh: '这笔订单的另一个包裹已使用此运单号。',
  },
  too_many_shipments: {
    status: 409,
    en: 'An order goes in {most} parcels at most.',
    zh: '一笔订单最多分 {most} 个包裹寄出。',
  },
  order_not_cancellable: {
    status: 409,
    en: 'This can no longer be cancelled: the seller is on it. Ask them at the address shown.',
    zh: '商家已开始处理，无法取消。请通过所示邮箱联系商家。',
  },
  order_not_payable: {
    status: 409,
    en: 'This order can no longer be paid.',
    zh: '此订单已无法支付。',
  },
  payment_provider_unknown: {
    status: 422,
    en: 'This way to pay is not offered here.',
    zh: '这里不支持该付款方式。',
  },
  refund_exceeds_capture: {
    status: 409,
    en: 'That is more than was paid and not yet given back.',
    zh: '超过了可退金额。',
  },
  signature_invalid: {
    status: 401,
    en: 'This message is not signed by whom it says.',
    zh: '消息签名无效。',
  },
  discount_unknown: {
    status: 422,
    en: 'The code “{code}” does nothing for this cart at present.',
    zh: '优惠码“{code}”目前不适用于此购物车。',
  },
  notice_too_short: {
    status: 422,
    en: 'A lower rate needs {days} days’ notice: {day} at the earliest.',
    zh: '降低佣金率须提前 {days} 天通知：最早 {day}。',
  },
  ambiguous_rate: {
    status: 409,
    en: 'Another rate is set for the same goods and time (from {day}); change or end that one first.',
    zh: '同一商品在同一时间已有另一佣金率（自 {day} 起），请先修改或结束它。',
  },
  return_not_possible: {
    status: 409,
    en: 'This cannot be returned now: {why}.',
    zh: '目前无法退货：{why}。',
  },
  answer_pending: {
    status: 409,
    en: 'The seller may answer until {day}; ask the operator after that.',
    zh: '商家可在 {day} 前答复；届时仍未答复，再请平台介入。',
  },
  return_open: {
    status: 409,
    en: 'A return of this parcel is open already.',
    zh: '此包裹已有进行中的退货申请。',
  },
  payout_open: {
    status: 409,
    en: 'A payout to this person is under way; it ends first.',
    zh: '该收款人已有进行中的打款，请等待其完成。',
  },
  payout_not_possible: {
    status: 409,
    en: 'Nothing can be paid out now: {why}.',
    zh: '目前无法打款：{why}。',
  },
  negative_balance: {
    status: 409,
    en: 'More was given back than is owed; the next earnings are netted first.',
    zh: '退回金额大于应付金额，将先从之后的收入中抵扣。',
  },
  payee_incomplete: {
    status: 422,
    en: 'These payment details are not complete or cannot be paid to: {why}.',
    zh: '收款信息不完整或无法收款：{why}。',
  },
  clock_fixed: {
    status: 409,
    en: 'In production the clock is the clock.',
    zh: '生产环境中不能调整时钟。',
  },
  account_tied: {
    status: 409,
    en: 'This account cannot be deleted now: {why}.',
    zh: '现在无法删除此账户：{why}。',
  },
  earnings_open: {
    status: 409,
    en: 'The shop has earned what has not been paid out yet: get it first, or say that you give it up.',
    zh: '小铺还有未打款的收益：请先收款，或确认放弃。',
  },
  mail_failed: {
    status: 502,
    en: 'The mail server did not take it: {why}',
    zh: '邮件服务器未接受：{why}',
  },
  wrong_state: {
    status: 409,
    en: 'That cannot be done now: it is {status}.',
    zh: '当前状态（{status}）下无法执行此操作。',
  },
}

const fault = {
  en: 'Something went wrong on our side; nothing was changed. Please try again.',
  zh: '我们这边出了问题，没有任何更改。请稍后再试。',
}

/** What a `{why}` is called by a person; machines read the word itself in the details. */
const whys: Record<string, { en: string; zh: string }> = {
  not_shipped: { en: 'it has not been shipped yet', zh: '尚未发货' },
  too_late: { en: 'the time for it is over', zh: '已超过可退货的时间' },
  not_granted: { en: 'its seller takes back faulty things only', zh: '商家只接受有问题的商品退货' },
  unknown_line: { en: 'it was not in this parcel', zh: '此包裹中没有该商品' },
  too_many: { en: 'there were not so many in the parcel', zh: '数量超过包裹中的件数' },
  paid_back: { en: 'all of it has been paid back already', zh: '款项已全部退还' },
  nothing_payable: { en: 'nothing is approved yet', zh: '尚无已核准的款项' },
  negative_balance: { en: 'more was given back than is owed', zh: '退回金额大于应付金额' },
  below_threshold: { en: 'it is less than is paid out', zh: '未达到最低打款金额' },
  no_details: { en: 'there are no payment details', zh: '没有收款信息' },
  details_unconfirmed: { en: 'the payment details are not confirmed', zh: '收款信息尚未确认' },
  details_waiting: { en: 'new payment details wait for their day', zh: '新的收款信息尚未生效' },
  came_back: {
    en: 'the last payout came back from this account: enter the payment details once more',
    zh: '上一笔打款被此账户退回，请重新填写收款信息',
  },
  operator: { en: 'it is an operator’s', zh: '这是运营者账户' },
  email_changed: {
    en: 'its address has changed within a week',
    zh: '邮箱在一周内更改过',
  },
  seller: { en: 'a seller belongs to it; ask the operator', zh: '有商家属于此账户，请联系平台' },
  iban_wrong: {
    en: 'this is no IBAN, look at its digits once more',
    zh: 'IBAN 有误，请再核对一遍',
  },
  payout_open: { en: 'a payout is under way', zh: '有打款正在进行' },
}
export const whySentences = wordsOf('problems/why', columns(whys))

export const problemSentences = wordsOf('problems', columns({ ...problems, internal: fault }))

/** The sentence for a person, with the details it names; `internal`: the fault is ours. */
export function sentence(
  code: RefusalCode | 'internal',
  details: Record<string, unknown>,
  language: Language,
): string {
  return problemSentences(language)[code].replace(/\{(\w+)\}/g, (_, key) => {
    const value = String(details[key] ?? '…')
    return key === 'why' ? (whySentences(language)[value] ?? value) : value
  })
}
