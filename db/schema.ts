import type { Insertable, Kysely, Selectable, Transaction } from 'kysely'
import type { CompartmentKind } from '#app/keys/compartments.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import type { Id } from '#app/work/id.ts'

/**
 * Every table. Sealed columns have the type `Sealed<…>`, so the compiler refuses plaintext and another column's
 * ciphertext. Days are ISO `2024-05-14`, instants ISO with time and Z, flags 0/1. db/columns.ts says of every
 * column whether it is sealed or why it is clear.
 */
export type Flag = 0 | 1
export type CaseState = 'first-contact' | 'registered' | 'assessed' | 'in-care' | 'referred' | 'no-need' | 'on-hold' | 'closing' | 'closed'

export type DutyPart = 'supervisor' | 'backup' | 'delegate'
export type AlertState = 'screening' | 'raised' | 'seen' | 'spoken' | 'acting' | 'resolved'

export interface Schema {
  programme: { id: Id<'programme'>; organisation: string; kind: 'live' | 'demo'; started_on: string; settings: string; key_check: string; recovery_key: string; recovery_hash: string; recovery_threshold: number; recovery_shares: number }
  setup_link: { id: string; mac: string; made_at: string; used_at: string | null }
  person: {
    id: Id<'person'>; sign_in_name: string; name: string; district: string | null; language: string; state: 'invited' | 'active' | 'ended'
    activation_mac: string | null; activation_until: string | null
    sequence: number; agreement_key: string | null; signing_key: string | null; bundle_signature: string | null; bundle_hash: string | null
    /** HMAC under the server key over id, roles, state and bundle: the database alone can add nobody. */
    mark: string | null; joined_on: string | null
  }
  person_role: { person_id: Id<'person'>; role: string }
  way_in: { id: Id<'way'>; person_id: Id<'person'>; kind: 'passphrase' | 'recovery-code' | 'passkey'; salt: string; parameters: string; commitment: string; wrapped: string; made_on: string; used_on: string | null }
  second_factor: { id: Id<'factor'>; person_id: Id<'person'>; kind: 'totp' | 'sheet'; sealed_seed: string; last_step: number; made_on: string }
  sheet_code: { factor_id: Id<'factor'>; number: number; mac: string; used_on: string | null }
  compartment: { id: Id<'compartment'>; kind: CompartmentKind; subject_id: string; epoch: number; made_on: string }
  compartment_epoch: { compartment_id: Id<'compartment'>; epoch: number; key_id: string; public_key: string; maker_id: Id<'person'>; maker_bundle: string; signature: string; older_key: Sealed<'compartment.older-key'> | null }
  key_grant: {
    id: Id<'grant'>; compartment_id: Id<'compartment'>; epoch: number; key_id: string; recipient_id: string; recipient_bundle: string
    granter_id: Id<'person'>; granter_bundle: string; made_at: string; sealed_key: string; signature: string
    short_cut: Sealed<'grant.short-cut'> | null; why: 'entitled' | 'cover' | 'chosen'; ends_on: string | null
  }
  compartment_head: { compartment_id: Id<'compartment'>; revision: number; document: Sealed<'compartment.head'> }
  own_document: { id: string; person_id: Id<'person'>; kind: 'person.pins' | 'person.process-note' | 'person.telephone' | 'person.not-names'; revision: number; document: Sealed<'person.not-names'> | Sealed<'person.pins'> | Sealed<'person.process-note'> | Sealed<'person.telephone'> }

  case_file: {
    id: Id<'case'>; code: string; word: string; kind: 'individual' | 'family'; state: CaseState; district: string
    psychologist_id: Id<'person'>; opened_on: string; last_session_on: string | null; supervision_refused: Flag
    consent_state: 'none' | 'given' | 'withdrawn'; consent_until: string | null
    revision: number; header: Sealed<'case.header'>
  }
  case_identity: { case_id: Id<'case'>; revision: number; document: Sealed<'case.identity'> }
  not_a_name: { case_id: Id<'case'>; revision: number; document: Sealed<'identity.not-names'> }
  consent: { id: Id<'consent'>; case_id: Id<'case'>; given_on: string; until: string; document: Sealed<'consent.paper'> }
  first_contact: { id: Id<'contact'>; case_id: Id<'case'>; contact_on: string; state: 'written' | 'retracted'; retracted_on: string | null; document: Sealed<'contact.content'>; retraction: Sealed<'contact.retraction'> | null }
  session_note: {
    id: Id<'note'>; case_id: Id<'case'>; author_id: Id<'person'>; kind: 'individual' | 'family'; state: 'signed' | 'retracted'
    session_on: string; signed_on: string; retracted_on: string | null; lot: number; asked_review: Flag; addenda: number
    document: Sealed<'note.content'>; retraction: Sealed<'note.retraction'> | null
  }
  addendum: { id: Id<'addendum'>; note_id: Id<'note'>; case_id: Id<'case'>; author_id: Id<'person'>; number: number; signed_on: string; document: Sealed<'note.addendum'> }
  draft: {
    id: Id<'draft'>; author_id: Id<'person'>; case_id: Id<'case'> | null; about: 'note' | 'addendum' | 'assessment' | 'group-session' | 'scale'
    /** The signed note an addendum belongs to, or the group of a group session. Answers of a scale that wait have the id the scale will have. */
    target_id: string | null
    /** Set on a second copy kept because the draft had changed in another window. */
    copy_of: Id<'draft'> | null
    started_on: string; saved_on: string; revision: number; document: Sealed<'draft.content'>
  }
  assessment: { id: Id<'assessment'>; case_id: Id<'case'>; author_id: Id<'person'>; state: 'signed' | 'retracted'; assessed_on: string; signed_on: string; retracted_on: string | null; document: Sealed<'assessment.content'>; retraction: Sealed<'assessment.retraction'> | null }
  scale: {
    id: Id<'scale'>; case_id: Id<'case'>; author_id: Id<'person'>; state: 'entered' | 'retracted'; measured_on: string; entered_on: string; retracted_on: string | null
    document: Sealed<'scale.answers'>; retraction: Sealed<'scale.retraction'> | null
  }
  wording_pack: { id: Id<'wording-pack'>; instrument: string; version: string; language: string; content: string; loaded_on: string; loaded_by: Id<'person'> }
  /** Tools the programme has chosen as its own; none: all are offered alike. */
  scale_set: { instrument: string; chosen_by: Id<'person'>; chosen_on: string }
  closure: {
    id: Id<'closure'>; case_id: Id<'case'>; author_id: Id<'person'>; state: 'signed' | 'retracted'; closed_on: string; signed_on: string; retracted_on: string | null
    document: Sealed<'closure.content'>; retraction: Sealed<'closure.retraction'> | null
  }
  follow_up: { id: Id<'follow-up'>; case_id: Id<'case'>; closure_id: Id<'closure'>; due_on: string; tries: number; state: 'planned' | 'made' | 'tried' }
  look: { id: Id<'look'>; case_id: Id<'case'>; looked_on: string; document: Sealed<'case.look'> }

  duty: {
    person_id: Id<'person'>; part: DutyPart; weekdays: string; from_time: string; to_time: string
    /** HMAC under the server key over person and part: the database alone can name no backup. */
    mark: string
  }
  duty_contact: { person_id: Id<'person'>; phone: string | null; mail: string | null }
  duty_leave: { id: Id<'leave'>; person_id: Id<'person'>; starts_on: string; ends_on: string }
  duty_holiday: { day: string }
  emergency_line: { district: string; line: string; number: string; checked_on: string }
  risk_alert: {
    id: Id<'alert'>; case_id: Id<'case'>; raised_by: Id<'person'>; state: AlertState
    raised_at: string; seen_within: number; spoken_within: number; round: number
    /** When the clock passes it on; null once spoken. */
    due_at: string | null
    seen_by: Id<'person'> | null; seen_at: string | null; spoken_by: Id<'person'> | null; spoken_at: string | null
    closing_by: Id<'person'> | null; resolved_at: string | null
    /** The last round in which a SEEN paused it: a second one of the same round moves nothing. */
    paused_round: number
    /** Of one that its psychologist closed alone, screened negative. */
    look: 'waiting' | 'done' | null
    /** 1: with the supervisor alone, and the clock has nothing to do with it. */
    stays: number
    revision: number; document: Sealed<'risk.alert'>
  }
  alert_told: { alert_id: Id<'alert'>; person_id: Id<'person'>; round: number; place: DutyPart; told_at: string; seen_at: string | null }
  alert_header: { alert_id: Id<'alert'>; delegate_id: Id<'person'>; document: Sealed<'risk.alert-header'> }
  mail_outbox: { id: Id<'mail'>; alert_id: Id<'alert'>; person_id: Id<'person'>; made_at: string; try_at: string; tries: number; sent_at: string | null }
  risk_part: { id: Id<'risk-part'>; case_id: Id<'case'>; about_id: string; member: string; author_id: Id<'person'>; answered_on: string; revision: number; document: Sealed<'risk.part'> }
  safety_plan: { id: Id<'safety-plan'>; case_id: Id<'case'>; number: number; author_id: Id<'person'>; made_on: string; document: Sealed<'risk.safety-plan'> }
  brief_contact: { id: Id<'brief-contact'>; case_id: Id<'case'>; alert_id: Id<'alert'>; due_on: string; tries: number; state: 'planned' | 'made' | 'tried' }

  child_group: { id: Id<'group'>; code: string; word: string; kind: 'open' | 'closed'; district: string; lead_id: Id<'person'>; opened_on: string; state: 'planned' | 'running' | 'completed' | 'cancelled'; revision: number; document: Sealed<'group.content'> }
  group_session: { id: Id<'group-session'>; group_id: Id<'group'>; lead_id: Id<'person'>; session_on: string; state: 'signed' | 'retracted'; signed_on: string; retracted_on: string | null; document: Sealed<'group-session.content'>; retraction: Sealed<'group-session.retraction'> | null }

  agreement: {
    id: Id<'agreement'>; supervisor_id: Id<'person'>; supervisee_id: Id<'person'>; state: 'draft' | 'active' | 'ended'
    starts_on: string; ends_on: string; weekly_reading: number
    supervisor_signature: string | null; supervisor_signed_on: string | null; supervisee_signature: string | null; supervisee_signed_on: string | null
    revision: number; document: Sealed<'agreement.content'> | null
  }
  review: {
    id: Id<'review'>; note_id: Id<'note'>; case_id: Id<'case'>; agreement_id: Id<'agreement'>; supervisor_id: Id<'person'>; psychologist_id: Id<'person'>
    state: 'in-review' | 'feedback' | 'answered' | 'closed'; why: 'asked' | 'first-assessment' | 'closure' | 'lot'
    opened_on: string; feedback_on: string | null; answered_on: string | null; closed_on: string | null
    revision: number; document: Sealed<'review.content'>
  }
  review_comment: { id: Id<'comment'>; review_id: Id<'review'>; author_id: Id<'person'>; answers_id: Id<'comment'> | null; state: 'kept-back' | 'sent'; written_on: string; revision: number; code_asked_of: number | null; document: Sealed<'review.comment'> }

  competency_rating: { id: Id<'rating'>; agreement_id: Id<'agreement'>; rater_id: Id<'person'>; rated_on: string; written_on: string; document: Sealed<'competency.rating'> }

  rasb_person: { id: Id<'rasb'>; number: number; revision: number; document: Sealed<'reintegration.entry'> }
  led_session: { id: Id<'led-session'>; session_on: string; state: 'written' | 'taken-back'; revision: number; document: Sealed<'reintegration.session'> }

  fact_pack: { id: Id<'pack'>; writer_id: Id<'person'>; month: string; number: number; facts: number; revision: number; document: Sealed<'facts.pack'> }
  subject_list: { id: Id<'pack'>; writer_id: Id<'person'>; revision: number; document: Sealed<'facts.subjects'> }
  released_figure: { id: Id<'figure'>; template: string; window_kind: 'quarter' | 'half' | 'year' | 'project'; starts_on: string; ends_on: string; computed_on: string; document: Sealed<'ledger.figure'> }
  /** The catalogue of questions of one year: rules, trees, templates; in force once a second person has signed it. */
  catalogue: {
    id: Id<'catalogue'>; version: string; year: number; state: 'proposed' | 'signed' | 'set-aside'; document: string
    proposed_by: Id<'person'>; proposed_on: string; proposal_signature: string; signed_by: Id<'person'> | null; signed_on: string | null; signature: string | null
  }
  /** Where figures go in a DHIS2: codes and identifiers, no count. The newest number is in force; none is ever changed. */
  dhis2_mapping: { id: Id<'mapping'>; number: number; document: string; put_by: Id<'person'>; put_on: string; signature: string }
  /** Targets and the four short texts of one window, typed by a delegate beside released figures. */
  report_text: {
    id: Id<'report'>; window_kind: 'quarter' | 'half' | 'year' | 'project'; starts_on: string; ends_on: string; revision: number; changed_by: Id<'person'>; changed_on: string
    document: Sealed<'report.texts'>; officers_copy: Sealed<'report.for-officers'>
  }
  /** Append-only, hash-chained: every figure ever published, with its true value and people, and every decision about a release. */
  ledger_entry: {
    number: number; id: Id<'ledger-entry'>; kind: 'figures' | 'release' | 'approval' | 'rejection' | 'correction' | 'outside' | 'outside-withdrawn'
    /** The tree, `reach`, the release, or the outside figure. */
    about: string
    window_kind: 'quarter' | 'half' | 'year' | 'project'; starts_on: string; ends_on: string; revision: number; policy_version: string
    entered_by: Id<'person'>; entered_on: string; document: Sealed<'ledger.entry'>; previous: string; hash: string
  }
  release: {
    id: Id<'release'>; entry_number: number; template: string; window_kind: 'quarter' | 'half' | 'year' | 'project'; starts_on: string; ends_on: string; policy_version: string
    state: 'prepared' | 'released' | 'rejected'; prepared_by: Id<'person'>; prepared_on: string
    decided_by: Id<'person'> | null; decided_on: string | null; decided_as: 'data-protection' | 'delegate' | null; corrected_on: string | null
    document: Sealed<'release.record'>; approval_copy: Sealed<'release.for-approval'>
  }

  audit_hour: { id: string; public_epoch: number; document: Sealed<'audit.hour'> }
  audit_entry: { number: number; day: string; did: string; hour_id: string; detail: Sealed<'audit.detail'>; previous: string; hash: string }
  audit_day: { day: string; public_key: string; next_key: string | null; head: string | null; entries: number | null; signature: string | null }
}

export type Db = Kysely<Schema> | Transaction<Schema>
export type Row<T extends keyof Schema> = Selectable<Schema[T]>
export type NewRow<T extends keyof Schema> = Insertable<Schema[T]>
