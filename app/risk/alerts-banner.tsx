import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { toneOf } from './alert-line.tsx'
import { isNews, type Waiting } from './alert-view.ts'
import { useAlertsWaiting } from './use-alerts-waiting.ts'

/** On any open page: how many and how urgent, and nothing else. A page that lists them shows it only once there is something new. */
export function AlertsBanner({ start, listed }: { start: Waiting | null; listed: boolean }) {
  const { risk: { banner, levels, unreadableLevel } } = useWords()
  const language = useLanguage()
  const waiting = useAlertsWaiting(start)
  // the place is there from the beginning, so that what appears in it is read out
  return (
    <div role="alert" className="alerts-banner no-print">
      {waiting !== null && (listed ? isNews(start, waiting) : waiting.count > 0) && (
        <a className={`alert-line alert-${toneOf(waiting.highest)}`} href="/alerts" data-waiting={waiting.count}>
          <Icon name="alert" /> <strong>{plural(language, banner.count, waiting.count)}</strong> <span>{say(banner.highest, { level: waiting.highest ? levels[waiting.highest] : unreadableLevel })}</span> <span className="alert-line-go">{banner.look}</span>
        </a>
      )}
    </div>
  )
}
