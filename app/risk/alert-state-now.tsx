import type { SendShown } from './alert-sender.ts'
import { MarkButtons } from './alert-line.tsx'
import type { AlertLine } from './alert-view.ts'
import { SendState } from './send-state-banner.tsx'

/** How far an alert has got, and the two words to say about it while it is open. */
export function AlertStateNow({ line, shown, hint }: { line: AlertLine; shown: SendShown; hint: string }) {
  return (
    <div className="alert-now">
      <SendState shown={shown} onItsPage />
      <div className="button-row"><MarkButtons line={line} /></div>
      {line.state !== 'resolved' && <p className="quiet">{hint}</p>}
    </div>
  )
}
