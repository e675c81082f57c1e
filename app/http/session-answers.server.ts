import { json, type TypedResponse } from '@remix-run/node'
import { addMark } from '#app/accounts/device-mark.server.ts'
import { markBrowser } from '#app/accounts/whose-browser.server.ts'
import type { Device } from '#app/accounts/account.ts'
import type { Joined } from '#app/accounts/join-programme.server.ts'
import { recordAlone } from '#app/audit/record.server.ts'
import { personKeysOf } from '#app/keys/person-keys.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { deviceCookie, languageCookie, readCookies, sessionCookie, whoseCookie } from './cookies.server.ts'
import { redirectTo, type KnownPath } from './redirect.server.ts'
import type { Visit } from './scope-of.server.ts'

/** After a full sign-in: the session, the person's language, and, but on a public device, the mark of the second step. */
export function letIn({ request, context: { runtime } }: Visit, scope: Scope, session: string, device: Device, to: KnownPath = '/'): Response {
  const { device: known, whose } = readCookies(request.headers.get('cookie'))
  const own = markBrowser(scope.serverKey, scope.actor.id)
  if (whose !== undefined) runtime.forms.move(whose, own, scope.actor.id)
  const mark = device === 'public' ? [] : [deviceCookie(addMark(scope.serverKey, known, scope.actor.id, scope.now()))]
  return redirectTo(to, [sessionCookie(session), whoseCookie(own), languageCookie(scope.actor.language), ...mark])
}

export const deviceCookieOf = ({ request }: Visit): { deviceCookie?: string } => {
  const { device } = readCookies(request.headers.get('cookie'))
  return device ? { deviceCookie: device } : {}
}

/** A page's data, with the session's new cookie where time has veiled or locked it just now. */
export function freshCookie<Data>(found: { cookie?: string } | object, data: Data): TypedResponse<Data> {
  const cookie = 'cookie' in found ? found.cookie : undefined
  return json(data, typeof cookie === 'string' ? { headers: { 'Set-Cookie': sessionCookie(cookie) } } : {})
}

/** Somebody who has just made keys and shown the second factor is in; until they say otherwise the device is shared. */
export async function enter(args: Visit, { scope, secrets }: Pick<Joined, 'scope' | 'secrets'>, to: KnownPath = '/'): Promise<Response> {
  const { keys } = personKeysOf(scope.actor.id, 1, secrets)
  const cookie = await args.context.runtime.sessions.begin({ person: scope.actor.id, keys, pin: secrets.pin, device: 'shared', secondStep: false })
  await recordAlone(scope, { did: 'account.signed-in', person: scope.actor.id })
  return letIn(args, scope, cookie, 'shared', to)
}
