import { purposes, sheetVersion, statements } from '#app/cases/consent.ts'
import { examplePack } from '#app/scales/wording-packs.server.ts'
import type { ServedDay } from '#tests/support/served-day.ts'

export const signedIn = ['owner', 'other psychologist', 'cover ended', 'supervisor', 'ended agreement', 'backup', 'delegate', 'data protection', 'administrator', 'coordinator'] as const
export const shutOut = ['anonymous', 'veiled', 'locked', 'expired', 'ticket only'] as const
export type Visitor = (typeof signedIn)[number] | (typeof shutOut)[number]
export const visitors: readonly Visitor[] = [...signedIn, ...shutOut]

export type Fields = Record<string, string | string[]>
export type Address = string | ((world: ServedDay) => string)

/** A form of the page, filled in so that it is taken from whoever may send it: its refusals then mean something. */
export type Post = {
  fields: Fields | ((world: ServedDay) => Fields)
  /** Where it is sent; otherwise to the page itself. */
  to?: Address
  /** Who may send it, the first being shown to be taken; otherwise whoever sees the page. */
  by?: readonly Visitor[]
  /** Nothing is written by it (a search), or nothing any more (it was done before). */
  changes?: false
  /** It needs what this world has not (a passphrase): the test that shows it taken. */
  takenIn?: string
}

export type RouteRow = {
  /** What its pages and data hold. */
  holds: string
  /** The address to ask for; about Rena's records where it names one. */
  path: Address
  /** Who gets an answer. 'everybody' needs no session. */
  for: readonly Visitor[] | 'everybody'
  /** Whose posts are taken, where nobody is shown anything. */
  takes?: readonly Visitor[]
  /** A field whose word the first of them is shown: otherwise nothing would be proved by not finding it. */
  shows?: string
  /** Ends, veils or locks the session that asks. */
  changesSession?: true
  /** The one form of the page, sent by whoever sees it. */
  form?: Post['fields']
  /** The forms of the page, in the order of a day. */
  posts?: readonly Post[]
}

export const postsOf = ({ form, posts = [] }: RouteRow): readonly Post[] => [...(form ? [{ fields: form }] : []), ...posts]
export const fieldsOf = ({ fields }: Post, world: ServedDay): Fields => (typeof fields === 'function' ? fields(world) : fields)
export const sendersOf = (row: RouteRow, { by }: Post): readonly Visitor[] | 'everybody' => by ?? row.takes ?? row.for

const readersOfCases = ['owner', 'supervisor'] as const
const owner = ['owner'] as const
const coordinator = ['coordinator'] as const
const deciding = ['delegate', 'data protection'] as const
/** Who keeps the duty roster and the emergency cards. */
const keepers = ['administrator', 'supervisor', 'ended agreement', 'backup'] as const
const psychologists = ['owner', 'other psychologist', 'cover ended'] as const
const supervising = [...psychologists, 'supervisor', 'ended agreement', 'backup', 'delegate'] as const
const supervisor = ['supervisor'] as const
/** The backup of the duty roster reads the alerts told to him, and nothing else of the case. */
const readersOfAlerts = [...readersOfCases, 'backup'] as const
const told = ['supervisor', 'backup'] as const

const pin = '123456'
const paper: Fields = { sheet: sheetVersion, sheetLanguage: 'az', statements: [...statements], ...Object.fromEntries(purposes.map((purpose) => [`for-${purpose}`, 'yes'])), how: 'signature', by: 'self' }
const aboutAPerson: Fields = { sex: 'female', ageBand: '26-45', category: 'mine-survivor' }
const rasbDetails: Fields = { givenName: 'Stranger', district: 'Aghdam', sex: 'male', ageBand: '18-25' }
const own: Pick<Post, 'takenIn'> = { takenIn: 'tests/accounts/pages.test.ts' }

/** Every route of the build. A route without a row here makes tests/promises/role-route.test.ts stop. */
export const routeTable: Record<string, RouteRow> = {
  'root': { holds: 'the frame of every page', path: '/', for: 'everybody' },
  'routes/_index': { holds: 'nothing: a way to the first page', path: '/', for: 'everybody' },
  'routes/_desk': { holds: 'frame: own name, roles, the pages there are', path: '/account', for: signedIn },
  'routes/health': { holds: 'nothing', path: '/health', for: 'everybody' },
  'routes/set-up': { holds: 'nothing, once set up', path: '/set-up', for: 'everybody' },
  'routes/sign-in': { holds: 'nothing', path: '/sign-in', for: 'everybody' },
  'routes/activate': { holds: 'nothing', path: '/activate', for: 'everybody' },
  'routes/unlock': { holds: 'own name', path: '/unlock', for: 'everybody', changesSession: true, posts: [{ fields: { passphrase: 'x' }, by: ['locked'], ...own }] },
  'routes/veiled': { holds: 'nothing', path: '/veiled', for: 'everybody', changesSession: true, posts: [{ fields: { pin }, by: ['veiled'], ...own }] },
  'routes/veil': { holds: 'nothing', path: '/veil', for: 'everybody', changesSession: true },
  'routes/lock': { holds: 'nothing', path: '/lock', for: 'everybody', changesSession: true },
  'routes/sign-out': { holds: 'nothing', path: '/sign-out', for: 'everybody', changesSession: true },
  'routes/names': { holds: 'nothing', path: '/names', for: 'everybody', changesSession: true },
  'routes/kept': { holds: 'nothing: it only takes', path: '/kept', for: [], takes: signedIn, posts: [{ fields: { of: '/today' }, changes: false }] },
  'routes/language': { holds: 'nothing', path: '/language', for: 'everybody', changesSession: true },
  'routes/ping': { holds: 'nothing', path: '/ping', for: 'everybody', changesSession: true },
  'routes/come-back': { holds: 'nothing', path: '/come-back', for: 'everybody', changesSession: true },
  'routes/emergency': { holds: 'public numbers', path: '/emergency', for: 'everybody' },
  'routes/somebody-else': { holds: 'an explanation', path: '/somebody-else', for: 'everybody' },
  'routes/how-notes-are-protected': { holds: 'an explanation', path: '/how-notes-are-protected', for: 'everybody' },
  'routes/_desk.today': { holds: 'what waits: codes, and given names of own cases', path: '/today', for: signedIn },
  'routes/_desk.account._index': { holds: 'own account', path: '/account', for: signedIn, posts: [{ fields: { handle: 'none' }, changes: false }] },
  'routes/_desk.account.changed-keys': { holds: 'names of colleagues whose keys changed', path: '/account/changed-keys', for: signedIn, posts: [{ fields: { person: 'x', digits: '1', passphrase: 'x' }, takenIn: 'tests/accounts/changed-keys.test.ts' }] },
  'routes/_desk.account.passphrase': { holds: 'nothing', path: '/account/passphrase', for: signedIn, posts: [{ fields: { currentPassphrase: 'x', passphrase: 'y', passphraseAgain: 'y' }, ...own }] },
  'routes/_desk.account.recovery-code': { holds: 'a new code of one\'s own', path: '/account/recovery-code', for: signedIn, posts: [{ fields: { currentPassphrase: 'x' }, ...own }] },
  'routes/_desk.account.second-step': { holds: 'a new seed of one\'s own', path: '/account/second-step', for: signedIn, posts: [{ fields: { currentPassphrase: 'x' }, ...own }] },
  'routes/_desk.people._index': { holds: 'colleagues', path: '/people', for: ['administrator'] },
  'routes/_desk.people.invite': { holds: 'an activation code, once', path: '/people/invite', for: ['administrator'], form: { name: 'Stranger', account: 'stranger', roles: 'psychologist', district: 'Aghdam', language: 'en' } },
  'routes/_desk.people.$personId': { holds: 'a colleague\'s roles', path: ({ rena }) => `/people/${rena.actor.id}`, for: ['administrator'], posts: [
    { fields: { did: 'roles', roles: ['supervisor', 'delegate'] }, to: ({ murad }) => `/people/${murad.actor.id}` }, { fields: { did: 'end' }, to: ({ murad }) => `/people/${murad.actor.id}` },
  ] },
  'routes/_desk.audit': { holds: 'the trail; for administrators only whether it is whole', path: '/audit', for: ['data protection', 'administrator'] },
  'routes/_desk.caseload': { holds: 'own cases with given names; supervised ones by code', path: '/caseload', for: supervising, shows: 'one.given', posts: [{ fields: { search: 'x' }, changes: false }] },
  'routes/_desk.cases.new': { holds: 'a form', path: '/cases/new', for: psychologists, form: { kind: 'individual', district: 'Aghdam', ...aboutAPerson, ...paper } },
  'routes/_desk.first-contact.new': { holds: 'a form', path: '/first-contact/new', for: psychologists, form: { district: 'Aghdam', on: '2024-05-14', place: 'school', sex: 'male', ageBand: '12-17', done: ['calming'], risk: 'none', line: 'x' } },
  'routes/first-contact.save': { holds: 'nothing: it only takes', path: '/first-contact/save', for: [], takes: psychologists, form: { district: 'Aghdam', on: '2024-05-14', place: 'school', sex: 'male', ageBand: '12-17', done: ['calming'], risk: 'high', line: 'x' } },
  'routes/_desk.cases.$caseId._index': { holds: 'a case file', path: ({ file }) => `/cases/${file.caseId}`, for: readersOfCases, shows: 'one.given', posts: [
    { fields: { to: 'assessed' }, by: owner, to: ({ family }) => `/cases/${family.caseId}` }, { fields: { to: 'closing' }, by: owner, to: ({ other }) => `/cases/${other.caseId}` },
  ] },
  'routes/_desk.cases.$caseId.closure': { holds: 'the closure of a case', path: ({ closed }) => `/cases/${closed.caseId}/closure`, for: readersOfCases, shows: 'closed.goals', posts: [{ fields: { take: 'all', seen: '', goals: 'x' }, by: owner, changes: false }, { fields: { did: 'take-back', takeBack: 'mistake', pin }, by: owner }] },
  'routes/_desk.cases.$caseId.identity': { holds: 'identity', path: ({ file }) => `/cases/${file.caseId}/identity`, for: owner, shows: 'one.phone', form: { revision: '1', givenName: 'Stranger' } },
  'routes/_desk.cases.$caseId.consent': { holds: 'the consent sheet', path: ({ file }) => `/cases/${file.caseId}/consent`, for: owner, posts: [
    { fields: { did: 'give', ...paper }, to: ({ family }) => `/cases/${family.caseId}/consent` }, { fields: { did: 'withdraw', what: 'supervision' }, to: ({ family }) => `/cases/${family.caseId}/consent` },
  ] },
  'routes/_desk.cases.$caseId.opened-by': { holds: 'who opened the file', path: ({ file }) => `/cases/${file.caseId}/opened-by`, for: readersOfCases },
  'routes/_desk.cases.$caseId.notes.new': { holds: 'begins a draft', path: ({ file }) => `/cases/${file.caseId}/notes/new`, for: [], takes: owner, form: {} },
  'routes/_desk.cases.$caseId.with-client': { holds: 'begins a draft, and covers the session', path: ({ file }) => `/cases/${file.caseId}/with-client`, for: [], takes: owner, changesSession: true, form: {} },
  'routes/with-client.answers': { holds: 'nothing: it only takes', path: '/with-client/answers', for: [], posts: [{ fields: { 'tool': 'phq9', 'alertId': '8c2a3c1e-8f0d-4a57-9c3e-2f4b5a6c7d8e', 'ticket': 'of no page', 'answers.phq9_9': '1' }, takenIn: 'tests/http/sat-answers.test.ts' }] },
  'routes/with-client.$draftId': { holds: 'an empty form, for the session that sits with a client', path: ({ file }) => `/with-client/${file.draftId}`, for: [], takes: ['owner', 'ticket only'], form: { 'base': '2', 'draft.jot1': 'x' } },
  'routes/_desk.cases.$caseId.assessments.new': { holds: 'begins a draft', path: ({ file }) => `/cases/${file.caseId}/assessments/new`, for: owner, posts: [{ fields: {}, to: ({ family }) => `/cases/${family.caseId}/assessments/new` }] },
  'routes/_desk.assessments.$assessmentId._index': { holds: 'an assessment', path: ({ file }) => `/assessments/${file.assessmentId}`, for: readersOfCases, shows: 'one.presenting' },
  'routes/_desk.assessments.$assessmentId.retract': { holds: 'which assessment', path: ({ file }) => `/assessments/${file.assessmentId}/retract`, for: owner, posts: [
    { fields: { take: 'all', seen: '', words: 'x' }, to: ({ other }) => `/assessments/${other.assessmentId}/retract`, changes: false }, { fields: { reason: 'mistaken', words: 'x', pin }, to: ({ other }) => `/assessments/${other.assessmentId}/retract` },
  ] },
  'routes/_desk.contacts.$contactId.retract': { holds: 'which first contact', path: ({ firstContactId }) => `/contacts/${firstContactId}/retract`, for: owner, form: { reason: 'mistaken', words: 'x', pin } },
  'routes/_desk.cases.$caseId.scales._index': { holds: 'scales of a case and their plots', path: ({ file }) => `/cases/${file.caseId}/scales`, for: readersOfCases, shows: 'one.scale', posts: [{ fields: { did: 'print' }, changes: false }] },
  'routes/_desk.cases.$caseId.scales.new._index': { holds: 'a list of tools', path: ({ file }) => `/cases/${file.caseId}/scales/new`, for: owner },
  'routes/_desk.cases.$caseId.scales.new.$instrument': {
    holds: 'a form', path: ({ file }) => `/cases/${file.caseId}/scales/new/gad7`, for: owner,
    form: { 'scaleId': '00000000-0000-4000-8000-000000000001', 'alertId': '00000000-0000-4000-8000-000000000002', 'measuredOn': '2024-05-14', 'language': 'az', 'mode': 'self', 'rater': 'client', 'entered.total': '4' },
  },
  'routes/alerts.needed': { holds: 'yes or no: whether something waits', path: '/alerts/needed', for: 'everybody' },
  'routes/scales.save': { holds: 'nothing: it only takes', path: '/scales/save', for: [], takes: owner, posts: [{ fields: ({ file }) => ({ 'caseId': file.caseId, 'instrument': 'gad7', 'scaleId': '00000000-0000-4000-8000-000000000003', 'alertId': '00000000-0000-4000-8000-000000000004', 'measuredOn': '2024-05-14', 'language': 'az', 'mode': 'self', 'rater': 'client', 'entered.total': '5' }) }] },
  'routes/_desk.scales.$scaleId._index': { holds: 'one scale', path: ({ file }) => `/scales/${file.scaleId}`, for: readersOfCases, shows: 'one.scale' },
  'routes/_desk.scales.$scaleId.retract': { holds: 'which scale', path: ({ file }) => `/scales/${file.scaleId}/retract`, for: owner, form: { reason: 'mistyped', pin: '123456' } },
  'routes/_desk.wording-packs': { holds: 'published wording', path: '/wording-packs', for: ['administrator'], posts: [{ fields: { pack: examplePack } }, { fields: { did: 'set', tools: ['phq9', 'who5'] } }, { fields: ({ packId }) => ({ remove: packId }) }] },
  'routes/_desk.drafts._index': { holds: 'own drafts by code, for others an empty list', path: '/drafts', for: signedIn },
  'routes/_desk.drafts.$draftId._index': { holds: 'unsigned text', path: ({ file }) => `/drafts/${file.draftId}`, for: owner, shows: 'one.draft', posts: [
    { fields: { 'base': '2', 'draft.plan': 'x' }, by: ['owner', 'ticket only'] }, { fields: { intent: 'discard' }, by: owner, to: ({ other }) => `/drafts/${other.draftId}` },
  ] },
  'routes/_desk.drafts.$draftId.sign': { holds: 'unsigned text', path: ({ file }) => `/drafts/${file.draftId}/sign`, for: owner, posts: [{ fields: { take: 'all', seen: '' }, to: ({ readyDraftId }) => `/drafts/${readyDraftId}/sign`, changes: false }, { fields: { pin, askReview: 'yes' }, to: ({ readyDraftId }) => `/drafts/${readyDraftId}/sign` }] },
  'routes/drafts.$draftId.save': { holds: 'nothing: it only takes', path: ({ file }) => `/drafts/${file.draftId}/save`, for: [], takes: ['owner', 'ticket only'], form: { 'base': '2', 'draft.subjective': 'x' } },
  'routes/drafts.$draftId.risk': { holds: 'nothing: it only takes', path: ({ file }) => `/drafts/${file.draftId}/risk`, for: [], takes: ['owner', 'ticket only'], form: { 'base': '3', 'member': '', 'alertId': '7c2a3c1e-8f0d-4a57-9c3e-2f4b5a6c7d8e', 'draft.riskAnswer': 'not-asked', 'draft.riskReason': 'not-the-moment' } },
  'routes/_desk.notes.$noteId._index': { holds: 'a signed note', path: ({ file }) => `/notes/${file.noteId}`, for: readersOfCases, shows: 'one.plan' },
  'routes/_desk.notes.$noteId.addendum': { holds: 'which note', path: ({ file }) => `/notes/${file.noteId}/addendum`, for: owner, form: {} },
  'routes/_desk.notes.$noteId.retract': { holds: 'which note', path: ({ file }) => `/notes/${file.noteId}/retract`, for: owner, posts: [{ fields: { take: 'all', seen: '', words: 'x' }, to: ({ other }) => `/notes/${other.noteId}/retract`, changes: false }, { fields: { reason: 'wrong-client', words: 'x', pin }, to: ({ other }) => `/notes/${other.noteId}/retract` }] },
  'routes/_desk.notes.$noteId.review': { holds: 'begins a review', path: ({ file }) => `/notes/${file.noteId}/review`, for: [], takes: ['owner', 'supervisor'], posts: [
    { fields: { did: 'start' }, by: supervisor, changes: false }, { fields: { did: 'ask' }, by: owner, changes: false },
    // the draft signed a moment ago
    { fields: { did: 'start' }, by: supervisor, to: ({ readyDraftId }) => `/notes/${readyDraftId}/review` },
  ] },
  'routes/_desk.reviews.$reviewId': { holds: 'a review with its note', path: ({ reviewId }) => `/reviews/${reviewId}`, for: ['supervisor', 'owner'], shows: 'review.comment', posts: [
    { fields: { did: 'comment', kind: 'kept', text: 'x' }, by: supervisor, to: ({ secondReviewId }) => `/reviews/${secondReviewId}` }, { fields: { did: 'send', addenda: '1' }, by: supervisor, to: ({ secondReviewId }) => `/reviews/${secondReviewId}` },
    { fields: { did: 'read' }, by: owner },
    { fields: ({ commentId }) => ({ did: 'ask-code', commentId }), by: owner }, { fields: ({ commentId }) => ({ did: 'rewrite', commentId, text: 'x' }), by: supervisor },
  ] },
  'routes/_desk.search': { holds: 'a form; passages of own notes once asked', path: '/search', for: signedIn, posts: [{ fields: { words: 'xx' }, changes: false }] },
  'routes/_desk.groups._index': { holds: 'own groups by code', path: '/groups', for: supervising },
  'routes/_desk.groups.new': { holds: 'a form', path: '/groups/new', for: psychologists, form: { district: 'Aghdam', place: 'school', ageRange: '10-12' } },
  'routes/_desk.groups.$groupId._index': { holds: 'a group with its sessions', path: ({ group }) => `/groups/${group.groupId}`, for: readersOfCases, shows: 'group.theme' },
  'routes/_desk.groups.$groupId.sessions.$sessionId.retract': { holds: 'which session', path: ({ group }) => `/groups/${group.groupId}/sessions/${group.sessionId}/retract`, for: owner, form: { reason: 'wrong-session', words: 'x', pin } },
  'routes/_desk.groups.$groupId.sessions.new': { holds: 'begins a draft', path: ({ group }) => `/groups/${group.groupId}/sessions/new`, for: [], takes: owner, form: {} },
  'routes/_desk.groups.$groupId.with-client': { holds: 'begins a draft, and covers the session', path: ({ group }) => `/groups/${group.groupId}/with-client`, for: [], takes: owner, changesSession: true, form: {} },
  'routes/_desk.supervision._index': { holds: 'the queue by code, own agreements', path: '/supervision', for: supervising },
  'routes/_desk.supervision.agreements.new': { holds: 'a form', path: '/supervision/agreements/new', for: ['supervisor', 'ended agreement', 'backup', 'delegate'], posts: [{
    fields: ({ nigar }) => ({ superviseeId: nigar.actor.id, startsOn: '2024-05-01', endsOn: '2025-04-30', weeklyReading: '3', form: 'individual', frequency: 'weekly', readingLanguage: 'en' }), by: ['supervisor', 'ended agreement', 'backup', 'delegate'],
  }] },
  'routes/_desk.supervision.agreements.$agreementId': { holds: 'an agreement', path: ({ agreementId }) => `/supervision/agreements/${agreementId}`, for: ['owner', 'supervisor'], shows: 'agreement.confidentiality', posts: [{ fields: { pin }, by: ['supervisor', 'other psychologist'], to: ({ proposedAgreementId }) => `/supervision/agreements/${proposedAgreementId}` }] },
  'routes/_desk.supervision.skills.$ratingId': { holds: 'how a skill was seen', path: ({ ratingId }) => `/supervision/skills/${ratingId}`, for: ['owner', 'supervisor'], shows: 'skills.next' },
  'routes/_desk.supervision.skills.new.$agreementId': {
    holds: 'a form', path: ({ agreementId }) => `/supervision/skills/new/${agreementId}`, for: supervisor,
    form: { 'tool': 'enact', 'ratingId': '00000000-0000-4000-8000-000000000003', 'setting': 'live', 'ratedOn': '2024-05-14', 'levels.enact_1': '3', 'strengths': 'x', 'nextStep': 'x' },
  },
  'routes/_desk.reintegration._index': { holds: 'the register by number and name', path: '/reintegration', for: coordinator, shows: 'rasb.one.given' },
  'routes/_desk.reintegration.new': { holds: 'a form', path: '/reintegration/new', for: coordinator, form: rasbDetails },
  'routes/_desk.reintegration.people.$personId._index': { holds: 'somebody of the register', path: ({ rasb }) => `/reintegration/people/${rasb.personId}`, for: coordinator, shows: 'rasb.one.line', posts: [
    { fields: { did: 'take-back', takeBack: 'trained' } }, { fields: { did: 'standing', standing: 'paused', since: '2024-05-02' } }, { fields: { did: 'step', step: 'nominated', on: '2024-04-10' } },
  ] },
  'routes/_desk.reintegration.people.$personId.change': { holds: 'somebody of the register', path: ({ rasb }) => `/reintegration/people/${rasb.personId}/change`, for: coordinator, shows: 'rasb.one.phone', posts: [{ fields: { revision: '3', ...rasbDetails }, to: ({ rasb }) => `/reintegration/people/${rasb.otherId}/change` }] },
  'routes/_desk.reintegration.steps.new': { holds: 'names of the register', path: '/reintegration/steps/new', for: coordinator, shows: 'rasb.two.family', form: ({ rasb }) => ({ step: 'mentored', on: '2024-05-10', people: [rasb.personId, rasb.otherId] }) },
  'routes/_desk.reintegration.sessions.new': { holds: 'names of the register', path: '/reintegration/sessions/new', for: coordinator, shows: 'rasb.two.given', form: ({ rasb }) => ({ 'on': '2024-05-10', 'district': 'Aghdam', 'place': 'school', 'leaders': rasb.personId, 'participants[1]': '4' }) },
  'routes/reintegration.sessions.taken-back': { holds: 'nothing: it only takes', path: '/reintegration/sessions/taken-back', for: [], takes: coordinator, form: ({ rasb }) => ({ session: rasb.sessionId }) },
  'routes/_desk.outcomes.releases._index': { holds: 'released figures', path: '/outcomes/releases', for: deciding, posts: [{ fields: { template: 'b-interventions', window: '2024-Q1' }, by: ['delegate'] }] },
  'routes/_desk.outcomes.releases.$releaseId._index': {
    holds: 'released figures', path: ({ releases }) => `/outcomes/releases/${releases.waiting}`, for: deciding,
    posts: [{ fields: { did: 'approve', pin }, by: ['data protection'] }, { fields: { did: 'check' }, by: ['delegate'], changes: false, to: ({ releases }) => `/outcomes/releases/${releases.released}` }],
  },
  'routes/_desk.outcomes.catalogue._index': { holds: 'rules and trees', path: '/outcomes/catalogue', for: deciding, posts: [{ fields: { did: 'propose', areas: 'West: Aghdam\nEast: Fuzuli', people: '44', known: '', split: 'year', headline: 'exact', inhabitants: '60000', year: '2025', pin }, by: ['delegate'] }] },
  'routes/_desk.outcomes.releases.$releaseId.print': { holds: 'released figures, for paper', path: ({ releases }) => `/outcomes/releases/${releases.released}/print`, for: deciding },
  'routes/outcomes.releases.$releaseId.files.$language.$kind': { holds: 'a file of released figures', path: ({ releases }) => `/outcomes/releases/${releases.released}/files/az/xlsx`, for: deciding },
  'routes/_desk.outcomes.catalogue.$catalogueId': { holds: 'rules and trees', path: ({ releases }) => `/outcomes/catalogue/${releases.catalogue}`, for: deciding, posts: [{ fields: { did: 'sign', pin }, by: ['data protection'] }] },
  'routes/_desk.outcomes.dhis2': { holds: 'codes of a DHIS2', path: '/outcomes/dhis2', for: ['delegate'], form: { mapping: JSON.stringify({ scheme: 'CODE', dataSet: 'X', orgUnit: 'Y', elements: { 'headline/assessed': { dataElement: 'Z' } } }), pin } },
  'routes/_desk.outcomes.reports.$window': { holds: 'released figures, and what a delegate wrote beside them', path: '/outcomes/reports/2023-Q4', for: ['delegate'], shows: 'report.changed', form: { 'base': '1', 'target.inCare': '14', 'text.changed': 'x' } },
  'routes/_desk.outcomes.outside': { holds: 'what others published', path: '/outcomes/outside', for: ['delegate'], shows: 'report.outside', posts: [
    { fields: { did: 'enter', window: '2023', group: 'district/area-1', lo: '20', hi: '30', publisher: 'A register', source: 'x' } }, { fields: ({ outsideId }) => ({ did: 'withdraw', id: outsideId }) },
  ] },
  'routes/_desk.outcomes.service': { holds: 'load in words and dates of supervision, by psychologist', path: '/outcomes/service', for: ['delegate'] },
  'routes/_desk.outcomes._index': { holds: 'released figures', path: '/outcomes', for: ['delegate'], posts: [{ fields: { did: 'declare', from: '2021-01-01', to: '2024-10-01' } }, { fields: { did: 'count' } }] },
  'routes/_desk.alerts._index': { holds: 'open alerts by code', path: '/alerts', for: signedIn },
  'routes/_desk.alerts.$alertId': { holds: 'an alert with its safety plan', path: ({ alertId }) => `/alerts/${alertId}`, for: readersOfAlerts, shows: 'alert.action', posts: [
    { fields: { did: 'seen' }, by: told }, { fields: { did: 'spoken' } }, { fields: { did: 'action', actionNow: 'x', told: 'x', protective: 'x' } }, { fields: { did: 'plan', number: '1', signs: 'x' } },
    { fields: { did: 'names', take: 'all', seen: '' }, by: owner, changes: false },
    { fields: { did: 'close', reason: 'safe-now', words: 'x' } }, { fields: { did: 'agree' }, by: told }, { fields: { did: 'again', againWords: 'x' } }, { fields: { did: 'others', othersWords: 'x' }, takenIn: 'tests/promises/kept-forms.test.ts' },
    { fields: { did: 'level', level: 'moderate', levelWords: 'x' } },
    { fields: { did: 'close', reason: 'safe-now', words: 'y' }, by: ['supervisor', 'owner', 'backup'] }, { fields: { did: 'refuse', refuseWords: 'x' } },
    { fields: { did: 'screen', tool: 'asq', result: 'negative', words: 'x' }, by: readersOfCases, to: ({ screeningId }) => `/alerts/${screeningId}` }, { fields: { did: 'look' }, by: supervisor, to: ({ screeningId }) => `/alerts/${screeningId}` },
  ] },
  'routes/alerts.$alertId.state': { holds: 'who saw and spoke', path: ({ alertId }) => `/alerts/${alertId}/state`, for: readersOfAlerts },
  'routes/alerts.waiting': { holds: 'a number, a level and a mark', path: '/alerts/waiting', for: signedIn },
  'routes/alerts.send': { holds: 'nothing: it only takes', path: '/alerts/send', for: [], takes: readersOfCases, form: ({ file }) => ({ caseId: file.caseId, alertId: '6b2a3c1e-8f0d-4a57-9c3e-2f4b5a6c7d8e', level: 'imminent' }) },
  'routes/alerts.contacts': { holds: 'nothing: it only takes', path: '/alerts/contacts', for: [], takes: owner, form: ({ contactId }) => ({ contactId, did: 'made' }) },
  'routes/closures.follow-ups': { holds: 'nothing: it only takes', path: '/closures/follow-ups', for: [], takes: owner, form: ({ followUpId }) => ({ contactId: followUpId, did: 'made' }) },
  'routes/_desk.cases.$caseId.alerts.new': { holds: 'a form', path: ({ file }) => `/cases/${file.caseId}/alerts/new`, for: owner },
  'routes/_desk.duty._index': { holds: 'the duty roster', path: '/duty', for: ['owner', 'other psychologist', 'cover ended', 'supervisor', 'ended agreement', 'backup', 'delegate', 'administrator'], posts: [
    { fields: ({ leyla }) => ({ did: 'hours', personId: leyla.actor.id, part: 'supervisor', weekdays: ['6', '7'], from: '00:00', to: '24:00' }), by: keepers }, { fields: ({ leyla }) => ({ did: 'end', endPerson: leyla.actor.id, endPart: 'supervisor' }), by: keepers },
    { fields: ({ leyla }) => ({ did: 'leave', leavePerson: leyla.actor.id, startsOn: '2024-06-01', endsOn: '2024-06-07' }), by: keepers }, { fields: { did: 'holiday', day: '2024-05-28' }, by: keepers },
    { fields: ({ leyla }) => ({ did: 'contact', contactPerson: leyla.actor.id, phone: '+994 50 123 45 67', mail: '' }), by: keepers },
  ] },
  'routes/_desk.duty.cards': { holds: 'public numbers', path: '/duty/cards', for: keepers, form: { district: 'Aghdam', checked: 'yes', ambulance: '103' } },
}
