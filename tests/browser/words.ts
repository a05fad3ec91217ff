/** The words people see, so that a story follows the screens and not their wording. */
export { en as curatorWords } from '../../dashboard/messages/curator/en.ts'
