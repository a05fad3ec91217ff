/**
 * The business says no and the person can do something about it. The codes are one closed list:
 * `http/problems.ts` gives each its status and its sentence in both languages, and a test proves
 * that none is missing.
 */
export const refusalCodes = [
  // what was sent
  'invalid_input',
  'unrecognized_keys',
  'invalid_json',
  'json_expected',
  'invalid_cursor',
  'too_large',
  'idempotency_key_missing',
  'idempotency_key_reused',
  // who is asking
  'not_signed_in',
  'wrong_credentials',
  'email_unverified',
  'token_invalid',
  'too_many_tries',
  'busy',
  'insufficient_scope',
  'foreign_origin',
  'not_found',
  'method_not_allowed',
  'invalid_key',
  // shops
  'handle_taken',
  'handle_reserved',
  'currency_fixed',
  'shop_exists',
  'shop_missing',
  'shop_closed',
  'shop_suspended',
  'domain_taken',
  'domain_unproven',
  'listing_cap',
  'already_picked',
  'currency_differs',
  'product_unavailable',
  'product_suspended',
  'product_from_feed',
  'too_many_bundles',
  'video_refused',
  'video_too_large',
  'too_many_videos',
  'video_unknown',
  // sellers and catalogue
  'seller_decided',
  'url_not_allowed',
  'feed_running',
  'feed_sells',
  'section_exists',
  'feed_unreadable',
  'image_refused',
  'image_too_small',
  'nothing_ticked',
  'too_many_endpoints',
  'endpoint_exists',
  'markdown_overlaps',
  'event_joined',
  'event_over',
  'event_not_eligible',
  // orders and money
  'out_of_stock',
  'price_changed',
  'unavailable',
  'cart_full',
  'not_shipped_there',
  'no_common_country',
  'amount_limit',
  'mixed_currency',
  'order_not_cancellable',
  'too_many_shipments',
  'tracking_number_used',
  'order_not_payable',
  'payment_provider_unknown',
  'signature_invalid',
  'refund_exceeds_capture',
  'discount_unknown',
  'notice_too_short',
  'ambiguous_rate',
  'answer_pending',
  'return_not_possible',
  'return_open',
  'payout_open',
  'payout_not_possible',
  'negative_balance',
  'payee_incomplete',
  'clock_fixed',
  'mail_failed',
  'account_tied',
  'earnings_open',
  'wrong_state',
] as const

export type RefusalCode = (typeof refusalCodes)[number]

export class Refusal extends Error {
  readonly code: RefusalCode
  readonly details: Record<string, unknown>
  constructor(code: RefusalCode, details: Record<string, unknown> = {}) {
    super(code)
    this.code = code
    this.details = details
  }
}
