import type { AlertView } from './show-alert.server.ts'

/** The forms that the page of an alert shows as it stands, by their buttons; "again" where it is asked for. */
export function formsOf({ line, whole }: AlertView): string[] {
  if (!whole) return []
  if (line.state === 'resolved') return ['plan', 'again']
  return ['plan', 'again', 'action', line.stays ? 'others' : [], line.state === 'screening' ? 'screen' : 'level', whole.closing === 'other' ? ['agree', 'refuse'] : 'close'].flat()
}
