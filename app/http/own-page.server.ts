import { markPage } from '#app/accounts/whose-browser.server.ts'
import type { ServerKey } from '#app/keys/server-key.server.ts'
import { whoseField, whoseHeader } from '#app/ui/whose-page.ts'
import type { Id } from '#app/work/id.ts'

/** Whether this was posted from a page made for that person. What does not say whose page it came from was not. */
export async function isFromPageOf(serverKey: ServerKey, person: Id<'person'>, request: Request): Promise<boolean> {
  return await whoseIn(request) === markPage(serverKey, person)
}

/** In the form, or beside what a script sends without one. */
async function whoseIn(request: Request): Promise<unknown> {
  return request.headers.get(whoseHeader) ?? await request.clone().formData().then((form) => form.get(whoseField), () => null)
}
