import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { AuditPage } from '#app/audit/audit-page.tsx'
import type { AuditLine } from '#app/audit/audit.ts'
import type { Language } from '#app/language/language.ts'
import { wordsOf } from '#app/language/messages.server.ts'
import { WordsProvider } from '#app/language/words.tsx'

const trail = { days: [{ day: '2024-05-14', entries: null, head: null, state: 'running' as const }, { day: '2024-05-13', entries: 7, head: null, state: 'unsigned' as const }, { day: '2024-05-12', entries: 3, head: 'Qm9dX2hlYWRfb2Zf', state: 'signed' as const }], entries: 21, holds: false, firstFingerprint: '12345 67890' }
const lines: AuditLine[] = [
  { number: 21, day: '2024-05-14', did: 'case.looked', reading: 'open', at: '2024-05-14T08:00:00Z', by: 'Leyla', caseCode: 'AGD-7K2P', about: 'note' },
  { number: 20, day: '2024-05-14', did: 'key.granted', reading: 'altered' },
  { number: 19, day: '2024-05-13', did: 'compartment.made', reading: 'recovery' },
]

const drawn = (language: Language, page: Parameters<typeof AuditPage>[0]) =>
  renderToStaticMarkup(<WordsProvider language={language} words={wordsOf(language)}><AuditPage {...page} /></WordsProvider>)

describe.each(['en', 'az', 'ru'] as const)('the audit page in %s', (language) => {
  it('shows kinds in words, a case by its code, and which lines do not open', () => {
    const page = drawn(language, { page: { trail, lines, older: 19 }, isFirst: true })
    const words = wordsOf(language).audit
    for (const text of [words.kinds['case.looked'], words.looked.note, 'AGD-7K2P', 'Leyla', words.reading.altered, words.reading.recovery, words.broken, words.dayState.unsigned, '12345 67890', words.head, 'Qm9dX2hlYWRfb2Zf', '/audit?before=19']) {
      expect(page).toContain(text)
    }
    expect(page).not.toContain('case.looked')
    expect(page).not.toMatch(/style=/)
  })

  it('tells an administrator that the entries need another key', () => {
    const page = drawn(language, { page: { trail: { ...trail, holds: true } }, isFirst: true })
    expect(page).toContain(wordsOf(language).audit.onlyWhole)
    expect(page).toContain(wordsOf(language).audit.holds)
  })
})
