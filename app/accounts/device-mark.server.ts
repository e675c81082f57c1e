import { newToken } from '#app/keys/random.server.ts'
import type { ServerKey } from '#app/keys/server-key.server.ts'
import { addDays, dayOf } from '#app/work/scope.ts'

const most = 5
const remembered = 30

/**
 * What the device cookie holds: for up to five people, the last day the second step was done here. Each mark is a MAC
 * under the server key over person, day and a random part; it names nobody.
 */
export function addMark(serverKey: ServerKey, cookie: string | undefined, person: string, now: Date): string {
  const day = dayOf(now)
  const salt = newToken(6)
  const others = marksIn(cookie).filter((mark) => !isOf(serverKey, mark, person))
  return [`${day}.${salt}.${serverKey.mark('device', person, day, salt)}`, ...others].slice(0, most).join('~')
}

/** 'today': the second step was done here today. 'known': within 30 days. Anything else is a stranger. */
export function deviceOf(serverKey: ServerKey, cookie: string | undefined, person: string, now: Date): 'today' | 'known' | 'stranger' {
  const today = dayOf(now)
  const days = marksIn(cookie).filter((mark) => isOf(serverKey, mark, person)).map((mark) => mark.split('.')[0]!)
  if (days.includes(today)) return 'today'
  return days.some((day) => day <= today && addDays(day, remembered) >= today) ? 'known' : 'stranger'
}

const marksIn = (cookie: string | undefined): string[] => (cookie ?? '').split('~').filter((mark) => /^\d{4}-\d\d-\d\d\.[\w-]{8}\.[\w-]{43}$/.test(mark)).slice(0, most)

function isOf(serverKey: ServerKey, mark: string, person: string): boolean {
  const [day = '', salt = '', mac = ''] = mark.split('.')
  return serverKey.holds(mac, 'device', person, day, salt)
}
