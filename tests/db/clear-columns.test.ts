import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { clearColumnsList, withClearColumns } from '#db/clear-columns.ts'

const security = readFileSync('SECURITY.md', 'utf8')

test('SECURITY.md lists every column in the clear as it is declared (node scripts/clear-columns.ts writes it)', () => {
  expect(withClearColumns(security)).toBe(security)
  expect(clearColumnsList()).toContain('case code, said on the telephone')
})

test('(a list that differs is noticed, and one without its marks)', () => {
  expect(withClearColumns(security.replace('- `person_role`', '- `person_roles`'))).toBe(security)
  expect(security.replace('- `person_role`', '- `person_roles`')).not.toBe(security)
  expect(() => withClearColumns('# Security')).toThrow()
})

test('no sealed column is in it', () => {
  expect(clearColumnsList()).not.toMatch(/`case_file`:[^\n]*\bheader\b/)
})
