import { useLocation } from 'preact-iso'
import '../styles/identity.css'
import { paths } from '../shell/places.ts'
import { Forgot } from './forgot.tsx'
import { OldEmail, Reset } from './reset.tsx'
import { SignIn } from './sign-in.tsx'
import { SignUp } from './sign-up.tsx'
import { Verify } from './verify.tsx'

const screens: Record<string, () => preact.JSX.Element> = {
  [paths.signIn]: SignIn,
  [paths.signUp]: SignUp,
  [paths.verify]: Verify,
  [paths.forgot]: Forgot,
  [paths.reset]: Reset,
  [paths.oldEmail]: OldEmail,
}

/** What one sees at the door, before being signed in. */
export default function Identity() {
  const { path } = useLocation()
  const Screen = screens[path] ?? SignIn
  return <Screen key={path} />
}
