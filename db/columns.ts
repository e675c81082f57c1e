import type { DocumentType } from '#app/keys/document-types.ts'
import type { Schema } from './schema.ts'

/**
 * What stands in every column: a sealed document of one type, a secret under somebody's own key, or something left in
 * the clear with the reason why. SECURITY.md prints this list; tests/db fails on a column that is not declared.
 */
export type Column =
  /** One document type, or several where the row's kind says which. */
  | { sealed: DocumentType | readonly DocumentType[] }
  /** Sealed or hashed outside the envelopes, under keys that are in no row: says how. */
  | { locked: string }
  | { clear: string }

const id: Column = { clear: 'a random id (UUIDv4), so that rows find each other' }
const revision: Column = { clear: 'counts changes, so that two editors notice each other; bound into the document' }
const epoch: Column = { clear: 'which key opens it' }
const publicKey: Column = { clear: 'a public key or its hash' }
const signature: Column = { clear: 'a signature over the clear columns of this row' }
const commitment: Column = { clear: 'a commitment to the key; tells nothing about it' }
const state: Column = { clear: 'a state, for the clock that runs with nobody signed in' }
const day: Column = { clear: 'a day, without its time' }
const person: Column = { clear: 'which account acted or is meant' }
const caseOf: Column = { clear: 'which case it belongs to; the case has no name in the clear' }
const sealed = (type: DocumentType): Column => ({ sealed: type })

export const columns: { [Table in keyof Schema]: { [Name in keyof Schema[Table]]: Column } } = {
  programme: {
    id, organisation: { clear: 'the organisation stands on its own sign-in page' }, kind: { clear: 'live or demo, shown on every page' }, started_on: day,
    settings: { clear: 'districts, timers and retention; no person' }, key_check: { locked: 'HMAC under the server key, to refuse a database that is not its own' },
    recovery_key: publicKey, recovery_hash: publicKey, recovery_threshold: { clear: 'how many shares open recovery' }, recovery_shares: { clear: 'how many shares there are' },
  },
  setup_link: { id, mac: { locked: 'HMAC of the one-time link under the server key' }, made_at: { clear: 'a clock ends the link' }, used_at: { clear: 'a link works once' } },
  person: {
    id, sign_in_name: { clear: 'needed before anybody has a key' }, name: { clear: 'colleagues, not clients' }, district: { clear: 'where a colleague works' }, language: { clear: 'pages before sign-in' }, state,
    activation_mac: { locked: 'HMAC of the activation code under the server key' }, activation_until: { clear: 'a clock ends the code' },
    sequence: { clear: 'counts key bundles' }, agreement_key: publicKey, signing_key: publicKey, bundle_signature: signature, bundle_hash: publicKey,
    mark: { locked: 'HMAC under the server key over id, state, roles and bundle: the database alone can add nobody' }, joined_on: day,
  },
  person_role: { person_id: person, role: { clear: 'roles decide which pages there are; the keys decide what they show' } },
  way_in: {
    id, person_id: person, kind: { clear: 'passphrase, recovery code or passkey' }, salt: { clear: 'a random salt' }, parameters: { clear: 'cost of Argon2id, raised at the next sign-in' },
    commitment: { locked: 'commitment to the key stretched from the passphrase and the server\'s pepper' }, wrapped: { locked: 'the person\'s private keys under that key' }, made_on: day, used_on: day,
  },
  second_factor: { id, person_id: person, kind: { clear: 'app or printed sheet' }, sealed_seed: { locked: 'the seed under the server key' }, last_step: { clear: 'a code works once' }, made_on: day },
  sheet_code: { factor_id: id, number: { clear: 'place on the printed sheet' }, mac: { locked: 'HMAC of the code under the server key' }, used_on: day },

  compartment: { id, kind: { clear: 'which compartments exist' }, subject_id: { clear: 'the case, group, agreement or person it belongs to' }, epoch, made_on: day },
  compartment_epoch: {
    compartment_id: id, epoch, key_id: commitment, public_key: publicKey, maker_id: person, maker_bundle: publicKey, signature, older_key: sealed('compartment.older-key'),
  },
  key_grant: {
    id, compartment_id: id, epoch, key_id: commitment, recipient_id: { clear: 'who holds a key' }, recipient_bundle: publicKey, granter_id: person, granter_bundle: publicKey,
    made_at: day, sealed_key: { locked: 'the compartment key, HPKE to the recipient' }, signature, short_cut: sealed('grant.short-cut'), why: { clear: 'entitled, cover or chosen by hand' }, ends_on: { clear: 'a clock ends a cover without anybody\'s key' },
  },
  compartment_head: { compartment_id: id, revision, document: sealed('compartment.head') },
  own_document: { id, person_id: person, kind: { clear: 'which of a person\'s own documents' }, revision, document: { sealed: ['person.pins', 'person.process-note', 'person.telephone', 'person.not-names'] } },

  case_file: {
    id, code: { clear: 'the case code, said on the telephone; its prefix tells the district' }, word: { clear: 'a neutral word beside the code' }, kind: { clear: 'individual or family' }, state, district: { clear: 'the prefix of the code tells it as well' },
    psychologist_id: person, opened_on: day, last_session_on: day, supervision_refused: { clear: 'decides who may be granted the key, with nobody signed in' },
    consent_state: state, consent_until: { clear: 'a clock reminds before it ends' }, revision, header: sealed('case.header'),
  },
  case_identity: { case_id: caseOf, revision, document: sealed('case.identity') },
  not_a_name: { case_id: caseOf, revision, document: sealed('identity.not-names') },
  consent: { id, case_id: caseOf, given_on: day, until: { clear: 'a clock reminds before it ends' }, document: sealed('consent.paper') },
  first_contact: { id, case_id: caseOf, contact_on: day, state, retracted_on: day, document: sealed('contact.content'), retraction: sealed('contact.retraction') },
  session_note: {
    id, case_id: caseOf, author_id: person, kind: { clear: 'individual or family' }, state, session_on: day, signed_on: day, retracted_on: day, lot: { clear: 'a random number drawn at signing, for the review queue' },
    asked_review: { clear: 'the review queue asks it' }, addenda: { clear: 'how many additions; each has its own row' }, document: sealed('note.content'), retraction: sealed('note.retraction'),
  },
  addendum: { id, note_id: id, case_id: caseOf, author_id: person, number: { clear: 'order of additions' }, signed_on: day, document: sealed('note.addendum') },
  draft: {
    id, author_id: person, case_id: caseOf, about: { clear: 'what kind of record it will be' }, target_id: id, copy_of: id, started_on: { clear: 'a clock reminds of old drafts' }, saved_on: day, revision, document: sealed('draft.content'),
  },
  assessment: { id, case_id: caseOf, author_id: person, state, assessed_on: day, signed_on: day, retracted_on: day, document: sealed('assessment.content'), retraction: sealed('assessment.retraction') },
  scale: { id, case_id: caseOf, author_id: person, state, measured_on: day, entered_on: day, retracted_on: day, document: sealed('scale.answers'), retraction: sealed('scale.retraction') },
  wording_pack: {
    id, instrument: { clear: 'whose questions these are; no case uses it' }, version: { clear: 'as printed on the form' }, language: { clear: 'of the questions' },
    content: { clear: 'published questions with their licence line, loaded by an administrator; no person in it' }, loaded_on: day, loaded_by: person,
  },
  scale_set: { instrument: { clear: 'which published tools the programme uses; no person and no case' }, chosen_by: person, chosen_on: day },
  closure: { id, case_id: caseOf, author_id: person, state, closed_on: day, signed_on: day, retracted_on: day, document: sealed('closure.content'), retraction: sealed('closure.retraction') },
  follow_up: { id, case_id: caseOf, closure_id: id, due_on: { clear: 'shown on Today until made or tried three times' }, tries: { clear: 'how often it was tried' }, state },
  look: { id, case_id: caseOf, looked_on: { clear: 'a day, without who and when: so that looks can be put in order and end with the file' }, document: sealed('case.look') },

  duty: {
    person_id: person, part: { clear: 'supervisor, backup or delegate on call: the clock chooses whom to tell with nobody signed in' }, weekdays: { clear: 'duty roster' }, from_time: { clear: 'duty roster' }, to_time: { clear: 'duty roster' },
    mark: { locked: 'HMAC under the server key over person and part: the database alone can name no backup' },
  },
  duty_contact: { person_id: person, phone: { clear: 'a colleague on duty, shown where an alert could not be sent' }, mail: { clear: 'a colleague on duty: where the mail that says only that something waits is sent' } },
  duty_leave: { id, person_id: person, starts_on: day, ends_on: day },
  duty_holiday: { day },
  emergency_line: { district: { clear: 'the card opens before sign-in' }, line: { clear: 'ambulance, police, nurse and so on' }, number: { clear: 'a public number' }, checked_on: day },
  risk_alert: {
    id, case_id: caseOf, raised_by: person, state, raised_at: { clear: 'alerts keep their instant: the clock counts from it' }, seen_within: { clear: 'due time in minutes, for the clock; it tells how urgent, not what' }, spoken_within: { clear: 'due time in minutes, for the clock' },
    round: { clear: 'how often it was raised or went round' }, due_at: { clear: 'when the clock passes it on' }, seen_by: person, seen_at: { clear: 'when it was seen, for the clock' }, spoken_by: person, spoken_at: { clear: 'when it was spoken of, for the clock' },
    closing_by: { clear: 'who asked the second person to close it' }, resolved_at: { clear: 'when it was closed' },
    paused_round: { clear: 'in which round it was paused, for the clock' }, look: { clear: 'whether a supervisor has still to look at one that was closed by its psychologist alone' },
    stays: { clear: 'that it goes to the supervisor alone, for the clock, which has no key; not why' }, revision, document: sealed('risk.alert'),
  },
  alert_told: { alert_id: id, person_id: person, round: { clear: 'in which round' }, place: { clear: 'as supervisor, backup or delegate on call' }, told_at: { clear: 'when, for the clock' }, seen_at: { clear: 'when this person saw it' } },
  alert_header: { alert_id: id, delegate_id: person, document: sealed('risk.alert-header') },
  mail_outbox: { id, alert_id: id, person_id: person, made_at: { clear: 'for the clock' }, try_at: { clear: 'for the clock' }, tries: { clear: 'for the clock' }, sent_at: { clear: 'for the clock' } },
  risk_part: { id, case_id: caseOf, about_id: id, member: { clear: 'the number of a family member within the case (M1), no person' }, author_id: person, answered_on: day, revision, document: sealed('risk.part') },
  safety_plan: { id, case_id: caseOf, number: { clear: 'version' }, author_id: person, made_on: day, document: sealed('risk.safety-plan') },
  brief_contact: { id, case_id: caseOf, alert_id: id, due_on: { clear: 'shown on Today until made or tried three times' }, tries: { clear: 'how often it was tried' }, state },

  child_group: {
    id, code: { clear: 'the group code' }, word: { clear: 'a neutral word beside the code' }, kind: { clear: 'open or closed' }, district: { clear: 'the prefix of the code tells it as well' }, lead_id: person, opened_on: day, state, revision, document: sealed('group.content'),
  },
  group_session: { id, group_id: id, lead_id: person, session_on: day, state, signed_on: day, retracted_on: day, document: sealed('group-session.content'), retraction: sealed('group-session.retraction') },

  agreement: {
    id, supervisor_id: person, supervisee_id: person, state, starts_on: day, ends_on: day, weekly_reading: { clear: 'the reading budget, for the queue' }, supervisor_signature: signature, supervisor_signed_on: day,
    supervisee_signature: signature, supervisee_signed_on: day, revision, document: sealed('agreement.content'),
  },
  review: {
    id, note_id: id, case_id: caseOf, agreement_id: id, supervisor_id: person, psychologist_id: person, state, why: { clear: 'why it is in the queue: asked for, first assessment, closure, lot' },
    opened_on: day, feedback_on: day, answered_on: day, closed_on: day, revision, document: sealed('review.content'),
  },
  review_comment: { id, review_id: id, author_id: person, answers_id: id, state, written_on: day, revision, code_asked_of: { clear: 'that the code was asked for in place of a name; which name stands nowhere' }, document: sealed('review.comment') },

  competency_rating: { id, agreement_id: id, rater_id: person, rated_on: day, written_on: day, document: sealed('competency.rating') },

  rasb_person: { id, number: { clear: 'the register\'s own running number; no case has it' }, revision, document: sealed('reintegration.entry') },
  led_session: { id, session_on: day, state, revision, document: sealed('reintegration.session') },

  fact_pack: { id, writer_id: person, month: { clear: 'a month, to find the pack' }, number: { clear: 'order of packs' }, facts: { clear: 'how many facts, in a pack of fixed size' }, revision, document: sealed('facts.pack') },
  subject_list: { id, writer_id: person, revision, document: sealed('facts.subjects') },
  released_figure: { id, template: { clear: 'which table was computed' }, window_kind: { clear: 'quarter, half year, year or project' }, starts_on: day, ends_on: day, computed_on: day, document: sealed('ledger.figure') },
  catalogue: {
    id, version: { clear: 'year and number of the catalogue of questions' }, year: { clear: 'the year it counts for' }, state, document: { clear: 'rules, trees and templates, printed with every release; no person and no count' },
    proposed_by: person, proposed_on: day, proposal_signature: signature, signed_by: person, signed_on: day, signature,
  },
  dhis2_mapping: {
    id, number: { clear: 'the newest is in force' }, document: { clear: 'codes and identifiers of somebody else\'s DHIS2; no person and no count' }, put_by: person, put_on: day, signature,
  },
  report_text: {
    id, window_kind: { clear: 'quarter, half year, year or project' }, starts_on: day, ends_on: day, revision, changed_by: person, changed_on: day, document: sealed('report.texts'), officers_copy: sealed('report.for-officers'),
  },
  ledger_entry: {
    number: { clear: 'order of entries' }, id, kind: { clear: 'figures, a release or a decision about one, or what somebody else published' }, about: { clear: 'which tree, release or outside figure' }, window_kind: { clear: 'quarter, half year, year or project' }, starts_on: day, ends_on: day, revision,
    policy_version: { clear: 'under which catalogue' }, entered_by: person, entered_on: day, document: sealed('ledger.entry'), previous: { clear: 'hash of the entry before' }, hash: { clear: 'hash over clear columns and sealed document' },
  },
  release: {
    id, entry_number: { clear: 'its place in the ledger' }, template: { clear: 'which question of the catalogue' }, window_kind: { clear: 'quarter, half year, year or project' }, starts_on: day, ends_on: day, policy_version: { clear: 'under which catalogue' }, state,
    prepared_by: person, prepared_on: day, decided_by: person, decided_on: day, decided_as: { clear: 'as which role it was decided; printed with the release' }, corrected_on: { clear: 'that data was corrected after release, without what' },
    document: sealed('release.record'), approval_copy: sealed('release.for-approval'),
  },

  audit_hour: { id: { clear: 'digest of the sealed hour key' }, public_epoch: epoch, document: sealed('audit.hour') },
  audit_entry: {
    number: { clear: 'order of entries' }, day, did: { clear: 'the kind of act, without who, whom or what' }, hour_id: { clear: 'digest of the sealed hour key' }, detail: sealed('audit.detail'), previous: { clear: 'hash of the entry before' }, hash: { clear: 'hash over clear columns and sealed detail' },
  },
  audit_day: { day, public_key: publicKey, next_key: publicKey, head: { clear: 'hash of the last entry' }, entries: { clear: 'how many entries there are' }, signature },
}

/** Types a sealed column may hold; empty for every other column. */
export function sealedTypes(column: Column): readonly DocumentType[] {
  if (!('sealed' in column)) return []
  return typeof column.sealed === 'string' ? [column.sealed] : column.sealed
}

/** Bytes that only a key makes or checks: a signature, a public key, a hash or mark, what is locked. Altered, they are as if they were not there. */
export const isOfKeys = (column: Column): boolean => 'locked' in column || [publicKey, signature, commitment].some((one) => one === column)
