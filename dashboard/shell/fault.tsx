import { Component, type ComponentChildren } from 'preact'
import { shellWords } from '../messages/shell/index.ts'
import { Button } from '../ui/button.tsx'
import { Drawing } from '../ui/drawing.tsx'

/** Catches what a page throws, so that the bars around it still work. */
export class FaultBoundary extends Component<
  { children: ComponentChildren },
  { isBroken: boolean }
> {
  override state = { isBroken: false }

  override componentDidCatch(error: unknown) {
    console.error(error)
    this.setState({ isBroken: true })
  }

  override render() {
    return this.state.isBroken ? <Stumbled /> : this.props.children
  }
}

/** Also shown when a part of the dashboard could not be fetched, e.g. after a new version. */
export function Stumbled() {
  const t = shellWords.use()
  return (
    <div class="alone">
      <div class="empty" role="alert">
        <Drawing name="fault" />
        <h1>{t.faultPage}</h1>
        <p>{t.faultPageText}</p>
        <Button kind="main" onClick={() => location.reload()}>
          {t.reload}
        </Button>
      </div>
    </div>
  )
}
