export const en = { x: '' }
export type CuratorWords = typeof en
export default en
