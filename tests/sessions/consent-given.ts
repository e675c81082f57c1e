import { sheetVersion, statements, type ConsentGiven } from '#app/cases/consent.ts'

export function consentSheet(supervision = true): ConsentGiven {
  return {
    sheet: { version: sheetVersion, language: 'en' }, statements: [...statements],
    answers: { care: true, record: true, supervision, referral: true, group: false, recording: false, contact: true }, how: 'signature', by: { who: 'self' },
  }
}
