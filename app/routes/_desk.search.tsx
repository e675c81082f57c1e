import { useActionData } from '@remix-run/react'
import type { FormProblems } from '#app/http/form-problems.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { useWords } from '#app/language/words.tsx'
import { problemSentence } from '#app/sessions/field-label.ts'
import { searchForm } from '#app/sessions/note-action-forms.server.ts'
import { SearchPage, type SearchView } from '#app/sessions/search-page.tsx'
import { searchOwnNotes } from '#app/sessions/search-own-notes.server.ts'

export const handle: Spoken = { words: ['sessions'] }

export const loader = guarded(async (args) => {
  await scopeOf(args)
  return null
})

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const form = await readForm(args.request, searchForm)
  if (form.kind === 'invalid') return form.response
  const { found, matches, searched, unreadable } = await searchOwnNotes(scope, form.value.words)
  return { words: form.value.words, found, matches, searched, unreadable } satisfies SearchView
})

export default function Search() {
  const answer = useActionData<SearchView | FormProblems>()
  const { sessions } = useWords()
  if (!answer || 'found' in answer) return <SearchPage search={answer} typed={answer?.words} />
  const problem = answer.errors.words?.[0]
  return <SearchPage typed={[answer.values.words].flat()[0]} problem={problem && problemSentence(sessions, problem)} />
}
