import { z } from 'zod'
import { english, languages } from '../platform/language.ts'

const Email = z.string().trim().toLowerCase().max(200).pipe(z.email())
const Password = z.string().min(10, 'at least 10 characters').max(200)

export const SignUpInput = z.strictObject({
  email: Email,
  password: Password,
  name: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .regex(/^[^\p{Cc}]*$/u),
  language: z.enum(languages).default(english),
})
export const SignInInput = z.strictObject({ email: Email, password: z.string().min(1).max(200) })
export const ResetRequest = z.strictObject({ email: Email })
export const ResetInput = z.strictObject({ token: z.string().max(200), password: Password })
/** Changing the address asks for the password: who finds a browser open does not take the account. */
export const NewEmailInput = z.strictObject({ email: Email, password: z.string().min(1).max(200) })
export const VerifyInput = z.strictObject({ token: z.string().max(200) })
export const ProfileInput = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .regex(/^[^\p{Cc}]*$/u),
  language: z.enum(languages),
})
