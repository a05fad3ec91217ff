export const en = {}
export type OperatorWords = typeof en
export default en
