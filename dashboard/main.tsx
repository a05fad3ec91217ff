import { render } from 'preact'
import { App } from './app.tsx'
import { keepLanguage, language } from './messages/language.ts'
import { shellWords } from './messages/shell/index.ts'
import './styles/index.css'

keepLanguage(language.get())
await shellWords.load()
render(<App />, document.getElementById('app')!)
