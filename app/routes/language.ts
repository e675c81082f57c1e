import { languageForm } from '#app/accounts/account-form.server.ts'
import { chooseLanguage } from '#app/accounts/own-account.server.ts'
import { languageCookie } from '#app/http/cookies.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { anyPath, maybeScopeOf } from '#app/http/scope-of.server.ts'

/** The language of the pages: of this browser, and of the person who is signed in. */
export const action = guarded(async (args) => {
  const read = await readForm(args.request, languageForm)
  if (read.kind === 'invalid') return read.response
  const scope = await maybeScopeOf(args)
  if (scope) await chooseLanguage(scope, read.value.language)
  return redirectTo(anyPath(read.value.returnTo), [languageCookie(read.value.language)])
})
