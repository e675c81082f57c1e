import { newPassphrase } from '#app/keys/passphrase.server.ts'
import { newId } from '#app/work/id.ts'
import type { Language } from '#app/work/scope.ts'
import type { ComingBack } from './come-back.server.ts'
import type { PersonRow } from './person-table.server.ts'
import type { BackWay, JoiningWay, SettingUpWay } from './ways-memory.server.ts'

export const joiningWay = (row: PersonRow, language: Language): JoiningWay =>
  ({ kind: 'joining', row, person: row.id, account: row.sign_in_name, own: [row.name, row.sign_in_name], language, offered: newPassphrase(language) })

export const settingUpWay = (link: string, language: Language): SettingUpWay =>
  ({ kind: 'setting-up', link, person: newId<'person'>(), account: '', own: [], language, offered: newPassphrase(language) })

export const startBack = (back: ComingBack, language: Language): BackWay =>
  ({ kind: 'coming-back', back, language, offered: newPassphrase(language), passedSecond: false })
