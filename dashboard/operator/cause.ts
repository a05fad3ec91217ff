import { operatorWords } from '../messages/operator/index.ts'

/** Why money goes back: a machine's word (`return:ret_...`) in words, a person's as it is. */
export function causeText(cause: string): string {
  const [, word = cause] = /^(return|chargeback):\S+$/.exec(cause) ?? []
  return operatorWords.now().causes[word] ?? cause
}
