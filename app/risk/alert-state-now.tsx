import type { ReactNode } from 'react'
import type { AlertLine } from './alert-view.ts'
import { statusOf } from './send-state.ts'
import { SendState } from './send-state-banner.tsx'
import { useFollowed } from './use-followed.ts'

/** How far an alert has got, and the two words to say about it. */
export function AlertStateNow({ line, marks, hint }: { line: AlertLine; marks: ReactNode; hint: string }) {
  return (
    <div className="alert-now">
      <SendState shown={useFollowed(statusOf(line))} onItsPage />
      <div className="button-row">{marks}</div>
      <p className="quiet">{hint}</p>
    </div>
  )
}
