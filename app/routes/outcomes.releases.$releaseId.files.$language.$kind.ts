import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import { isLanguage } from '#app/language/language.ts'
import { downloadRelease } from '#app/outcomes/download-release.server.ts'
import { isFileKind } from '#app/outcomes/release-file.ts'
import { Refusal } from '#app/work/refusal.ts'

/** A file of an approved release, as an attachment. */
export const loader = guarded(async (args) => {
  const scope = await scopeOf(args)
  const { language = '', kind } = args.params
  if (!isFileKind(kind) || !isLanguage(language)) throw new Refusal('not-found')
  const { name, type, body } = await downloadRelease(scope, { releaseId: idIn<'release'>(args.params.releaseId), kind, language })
  return new Response(body as Uint8Array<ArrayBuffer>, { headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"`, 'Content-Length': String(body.byteLength) } })
})
