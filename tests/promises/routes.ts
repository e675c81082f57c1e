import type { DayOfWork } from '#tests/support/day-of-work.ts'

export const signedIn = ['owner', 'other psychologist', 'supervisor', 'ended agreement', 'delegate', 'data protection', 'administrator'] as const
export const shutOut = ['anonymous', 'veiled', 'locked', 'expired', 'ticket only'] as const
export type Visitor = (typeof signedIn)[number] | (typeof shutOut)[number]

export type RouteRow = {
  /** What its pages and data hold. */
  holds: string
  /** The address to ask for; about Rena's records where it names one. */
  path: string | ((world: DayOfWork) => string)
  /** Who gets an answer. 'everybody' needs no session. */
  for: readonly Visitor[] | 'everybody'
  /** Whose posts are taken, where nobody is shown anything. */
  takes?: readonly Visitor[]
  /** A field whose word the first of them is shown: otherwise nothing would be proved by not finding it. */
  shows?: string
  /** Ends, veils or locks the session that asks. */
  changesSession?: true
  /** Fields of a form that would be accepted from whoever may. */
  form?: Record<string, string>
}

const readersOfCases = ['owner', 'supervisor'] as const
const owner = ['owner'] as const
const psychologists = ['owner', 'other psychologist'] as const
const supervising = ['owner', 'other psychologist', 'supervisor', 'ended agreement', 'delegate'] as const
const note = { subjective: 'x', format: 'soap' }

/** Every route of the build. A route without a row here makes tests/promises/role-route.test.ts stop. */
export const routeTable: Record<string, RouteRow> = {
  'root': { holds: 'the frame of every page', path: '/', for: 'everybody' },
  'routes/_index': { holds: 'nothing: a way to the first page', path: '/', for: 'everybody' },
  'routes/_desk': { holds: 'frame: own name, roles, the pages there are', path: '/account', for: signedIn },
  'routes/health': { holds: 'nothing', path: '/health', for: 'everybody' },
  'routes/set-up': { holds: 'nothing, once set up', path: '/set-up', for: 'everybody' },
  'routes/sign-in': { holds: 'nothing', path: '/sign-in', for: 'everybody' },
  'routes/activate': { holds: 'nothing', path: '/activate', for: 'everybody' },
  'routes/unlock': { holds: 'own name', path: '/unlock', for: 'everybody', changesSession: true },
  'routes/veiled': { holds: 'nothing', path: '/veiled', for: 'everybody', changesSession: true },
  'routes/veil': { holds: 'nothing', path: '/veil', for: 'everybody', changesSession: true },
  'routes/lock': { holds: 'nothing', path: '/lock', for: 'everybody', changesSession: true },
  'routes/sign-out': { holds: 'nothing', path: '/sign-out', for: 'everybody', changesSession: true },
  'routes/names': { holds: 'nothing', path: '/names', for: 'everybody', changesSession: true },
  'routes/language': { holds: 'nothing', path: '/language', for: 'everybody', changesSession: true },
  'routes/ping': { holds: 'nothing', path: '/ping', for: 'everybody', changesSession: true },
  'routes/come-back': { holds: 'nothing', path: '/come-back', for: 'everybody', changesSession: true },
  'routes/emergency': { holds: 'public numbers', path: '/emergency', for: 'everybody' },
  'routes/how-notes-are-protected': { holds: 'an explanation', path: '/how-notes-are-protected', for: 'everybody' },
  'routes/_desk.today': { holds: 'what waits: codes, and given names of own cases', path: '/today', for: signedIn },
  'routes/_desk.account._index': { holds: 'own account', path: '/account', for: signedIn },
  'routes/_desk.account.passphrase': { holds: 'nothing', path: '/account/passphrase', for: signedIn },
  'routes/_desk.account.recovery-code': { holds: 'a new code of one\'s own', path: '/account/recovery-code', for: signedIn },
  'routes/_desk.account.second-step': { holds: 'a new seed of one\'s own', path: '/account/second-step', for: signedIn },
  'routes/_desk.people._index': { holds: 'colleagues', path: '/people', for: ['administrator'] },
  'routes/_desk.people.invite': { holds: 'an activation code, once', path: '/people/invite', for: ['administrator'], form: { name: 'Stranger', account: 'stranger', roles: 'psychologist', district: 'Aghdam', language: 'en' } },
  'routes/_desk.people.$personId': { holds: 'a colleague\'s roles', path: ({ rena }) => `/people/${rena.actor.id}`, for: ['administrator'], form: { did: 'end', roles: 'administrator' } },
  'routes/_desk.audit': { holds: 'the trail; for administrators only whether it is whole', path: '/audit', for: ['data protection', 'administrator'] },
  'routes/_desk.caseload': { holds: 'own cases with given names; supervised ones by code', path: '/caseload', for: supervising, shows: 'one.given', form: { search: 'x' } },
  'routes/_desk.cases.new': { holds: 'a form', path: '/cases/new', for: psychologists },
  'routes/_desk.first-contact.new': { holds: 'a form', path: '/first-contact/new', for: psychologists },
  'routes/_desk.cases.$caseId._index': { holds: 'a case file', path: ({ file }) => `/cases/${file.caseId}`, for: readersOfCases, shows: 'one.given', form: { state: 'closing', to: 'closing' } },
  'routes/_desk.cases.$caseId.closure': { holds: 'the closure of a case', path: ({ closed }) => `/cases/${closed.caseId}/closure`, for: readersOfCases, shows: 'closed.goals', form: { did: 'take-back', takeBack: 'mistake', pin: '123456' } },
  'routes/_desk.cases.$caseId.identity': { holds: 'identity', path: ({ file }) => `/cases/${file.caseId}/identity`, for: owner, shows: 'one.phone', form: { revision: '0', givenName: 'Stranger' } },
  'routes/_desk.cases.$caseId.consent': { holds: 'the consent sheet', path: ({ file }) => `/cases/${file.caseId}/consent`, for: owner, form: { did: 'withdraw', what: 'supervision' } },
  'routes/_desk.cases.$caseId.opened-by': { holds: 'who opened the file', path: ({ file }) => `/cases/${file.caseId}/opened-by`, for: readersOfCases },
  'routes/_desk.cases.$caseId.notes.new': { holds: 'begins a draft', path: ({ file }) => `/cases/${file.caseId}/notes/new`, for: [], takes: owner },
  'routes/_desk.cases.$caseId.assessments.new': { holds: 'a form', path: ({ file }) => `/cases/${file.caseId}/assessments/new`, for: owner },
  'routes/_desk.assessments.$assessmentId': { holds: 'an assessment', path: ({ file }) => `/assessments/${file.assessmentId}`, for: readersOfCases, shows: 'one.presenting' },
  'routes/_desk.drafts._index': { holds: 'own drafts by code, for others an empty list', path: '/drafts', for: signedIn },
  'routes/_desk.drafts.$draftId._index': { holds: 'unsigned text', path: ({ file }) => `/drafts/${file.draftId}`, for: owner, shows: 'one.draft', form: { did: 'discard' } },
  'routes/_desk.drafts.$draftId.sign': { holds: 'unsigned text', path: ({ file }) => `/drafts/${file.draftId}/sign`, for: owner, form: { pin: '123456' } },
  'routes/drafts.$draftId.save': { holds: 'nothing: it only takes', path: ({ file }) => `/drafts/${file.draftId}/save`, for: [], takes: ['owner', 'ticket only'], form: { 'base': '2', 'draft.subjective': 'x' } },
  'routes/_desk.notes.$noteId._index': { holds: 'a signed note', path: ({ file }) => `/notes/${file.noteId}`, for: readersOfCases, shows: 'one.plan' },
  'routes/_desk.notes.$noteId.addendum': { holds: 'which note', path: ({ file }) => `/notes/${file.noteId}/addendum`, for: owner, form: { text: 'x', pin: '123456' } },
  'routes/_desk.notes.$noteId.retract': { holds: 'which note', path: ({ file }) => `/notes/${file.noteId}/retract`, for: owner, form: { reason: 'wrong-client', words: 'x', pin: '123456' } },
  'routes/_desk.notes.$noteId.review': { holds: 'begins a review', path: ({ file }) => `/notes/${file.noteId}/review`, for: [], takes: ['owner', 'supervisor'], form: { did: 'start' } },
  'routes/_desk.reviews.$reviewId': { holds: 'a review with its note', path: ({ reviewId }) => `/reviews/${reviewId}`, for: ['supervisor', 'owner'], shows: 'review.comment', form: { did: 'comment', kind: 'kept', text: 'x' } },
  'routes/_desk.search': { holds: 'a form; passages of own notes once asked', path: '/search', for: signedIn, form: { words: 'x' } },
  'routes/_desk.groups._index': { holds: 'own groups by code', path: '/groups', for: supervising },
  'routes/_desk.groups.new': { holds: 'a form', path: '/groups/new', for: psychologists, form: { district: 'Aghdam', place: 'school', ageRange: '10-12' } },
  'routes/_desk.groups.$groupId._index': { holds: 'a group with its sessions', path: ({ group }) => `/groups/${group.groupId}`, for: readersOfCases, shows: 'group.theme' },
  'routes/_desk.groups.$groupId.sessions.new': { holds: 'the register', path: ({ group }) => `/groups/${group.groupId}/sessions/new`, for: owner, form: note },
  'routes/_desk.supervision._index': { holds: 'the queue by code, own agreements', path: '/supervision', for: supervising },
  'routes/_desk.supervision.agreements.new': { holds: 'a form', path: '/supervision/agreements/new', for: ['supervisor', 'ended agreement', 'delegate'] },
  'routes/_desk.supervision.agreements.$agreementId': { holds: 'an agreement', path: ({ agreementId }) => `/supervision/agreements/${agreementId}`, for: ['owner', 'supervisor'], shows: 'agreement.confidentiality', form: { pin: '123456' } },
  'routes/_desk.outcomes._index': { holds: 'released figures', path: '/outcomes', for: ['delegate'], form: { did: 'count' } },
  'routes/_desk.alerts._index': { holds: 'open alerts by code', path: '/alerts', for: signedIn },
  'routes/_desk.alerts.$alertId': { holds: 'an alert with its safety plan', path: ({ alertId }) => `/alerts/${alertId}`, for: readersOfCases, shows: 'alert.action', form: { did: 'action', actionNow: 'x', told: 'x', protective: 'x' } },
  'routes/alerts.$alertId.state': { holds: 'who saw and spoke', path: ({ alertId }) => `/alerts/${alertId}/state`, for: readersOfCases },
  'routes/alerts.waiting': { holds: 'a number and a level', path: '/alerts/waiting', for: signedIn },
  'routes/alerts.send': { holds: 'nothing: it only takes', path: '/alerts/send', for: [], takes: owner, form: { caseId: '', alertId: '', level: 'imminent' } },
  'routes/alerts.contacts': { holds: 'nothing: it only takes', path: '/alerts/contacts', for: [], takes: owner, form: { contactId: '', did: 'made' } },
  'routes/_desk.cases.$caseId.alerts.new': { holds: 'a form', path: ({ file }) => `/cases/${file.caseId}/alerts/new`, for: owner },
  'routes/_desk.duty._index': { holds: 'the duty roster', path: '/duty', for: ['owner', 'other psychologist', 'supervisor', 'ended agreement', 'delegate', 'administrator'] },
  'routes/_desk.duty.cards': { holds: 'public numbers', path: '/duty/cards', for: ['administrator', 'supervisor', 'ended agreement'], form: { district: 'Aghdam', checked: 'yes', ambulance: '103' } },
}
