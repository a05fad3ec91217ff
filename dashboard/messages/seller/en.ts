export const en = {}
export type SellerWords = typeof en
export default en
