import { keptForm } from '#app/accounts/account-form.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { forgetForm } from '#app/http/keep-form.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { returnPath, scopeOf } from '#app/http/scope-of.server.ts'

/** What was kept of a page's form is not wanted any more: the page is shown as it is stored. */
export const action = guarded(async (args) => {
  await scopeOf(args)
  const read = await readForm(args.request, keptForm)
  if (read.kind === 'invalid') return read.response
  const page = returnPath(read.value.of)
  forgetForm(args, page.split('?')[0])
  return redirectTo(page)
})
