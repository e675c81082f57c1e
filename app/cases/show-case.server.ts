import { nextStates } from './case.ts'
import type { CaseView, StoryLine } from './case-view.ts'
import type { CaseRead } from './read-case.server.ts'

/** What the page takes from the sessions and assessments; their features lie above this one, so only their shape is known here. */
type NoteLines = { lines: readonly ({ id: string; sessionOn: string; late: boolean; addenda: number } & ({ state: 'signed'; kind: 'individual' | 'family'; outcome: 'held' | 'no-show' | 'cancelled'; minutes: number; first: string } | { state: 'retracted' | 'unreadable' }))[]; total: number }
type AssessmentLines = readonly { id: string; assessedOn: string; kind: 'line' | 'unreadable' | 'retracted' }[]
type ClosureLines = readonly { id: string; closedOn: string; state: 'signed' | 'retracted' }[]
type DraftLines = readonly { id: string; about: 'note' | 'addendum' | 'assessment' | 'group-session' | 'scale'; saved_on: string }[]
type Last = { sessionOn: string; plan: string; homeTask: string } | undefined

/** Sessions, assessments, closures and first contacts in one line of time, newest first. */
export function storyOf({ firstContacts, contactsTakenBack }: Pick<CaseRead, 'firstContacts' | 'contactsTakenBack'>, notes: NoteLines, assessments: AssessmentLines, closures: ClosureLines = []): { story: StoryLine[]; older: number } {
  const story: StoryLine[] = [
    ...notes.lines.map((line): StoryLine => (line.state === 'signed'
      ? { id: line.id, on: line.sessionOn, what: 'note', state: 'signed', session: line.kind, outcome: line.outcome, minutes: line.minutes, first: line.first, addenda: line.addenda, late: line.late }
      : { id: line.id, on: line.sessionOn, what: 'note', state: line.state })),
    ...assessments.map(({ id, assessedOn, kind }): StoryLine => ({ id, on: assessedOn, what: 'assessment', state: kind })),
    ...closures.map(({ id, closedOn, state }): StoryLine => ({ id, on: closedOn, what: 'closure', state })),
    ...firstContacts.map(({ id, on, line }): StoryLine => ({ id, on, what: 'contact', state: 'written', line })),
    ...contactsTakenBack.map(({ id, on }): StoryLine => ({ id, on, what: 'contact', state: 'retracted', line: '' })),
  ]
  return { story: story.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0)), older: notes.total - notes.lines.length }
}

/** Only what is shown; loader data stands in the page's HTML as well. */
export function caseView(read: CaseRead, { story, older, drafts, last, highAlert }: { highAlert: boolean; story: StoryLine[]; older: number; drafts: DraftLines; last: Last }): CaseView {
  const { permit: { file, as }, header } = read
  return {
    id: file.id, code: file.code, word: file.word, kind: file.kind, state: file.state, district: file.district, openedOn: file.opened_on, isOwner: as === 'psychologist',
    ...(read.givenName ? { name: read.givenName } : {}), identity: read.identity, ...(read.contact ? { contact: read.contact } : {}),
    consent: { standing: read.consent, until: file.consent_until, supervisionRefused: file.supervision_refused === 1 },
    ...(header ? { header: {
      sex: header.sex, ageBand: header.ageBand, category: header.category, contactAllowed: header.contactAllowed,
      members: (header.members ?? []).map(({ code, role, sex, ageBand }) => ({ code, role, sex, ageBand })),
      ...(header.ageYears === undefined ? {} : { ageYears: header.ageYears }), ...(header.secondaryCategory ? { secondaryCategory: header.secondaryCategory } : {}),
      ...(header.referral ? { referral: header.referral } : {}), ...(header.settlement ? { settlement: header.settlement } : {}),
      ...(header.knownOutsideWork === undefined ? {} : { known: header.knownOutsideWork }),
    } } : {}),
    ...readersOf(read),
    ...(last && (last.plan || last.homeTask) ? { last: { on: last.sessionOn, plan: last.plan.slice(0, 400), homeTask: last.homeTask.slice(0, 400) } } : {}),
    story, older, drafts: drafts.map(({ id, about, saved_on }) => ({ id, about, savedOn: saved_on })), unreadable: read.unreadable + (header ? 0 : 1),
    highAlert,
    next: as === 'psychologist' ? nextStates(file.state).filter((state) => state !== 'registered' && state !== 'assessed' && state !== 'closed') : [],
  }
}

/** From the grants that exist at this moment: who treats, who supervises, whether the name is one person's alone. */
function readersOf({ permit: { file }, readers: { clinical, identity } }: CaseRead): Pick<CaseView, 'psychologist' | 'supervisors' | 'namesAreTheirsAlone'> {
  return {
    psychologist: clinical.find(({ id }) => id === file.psychologist_id)?.name ?? '', supervisors: clinical.filter(({ id }) => id !== file.psychologist_id).map(({ name }) => name),
    namesAreTheirsAlone: identity.every(({ id }) => id === file.psychologist_id),
  }
}
