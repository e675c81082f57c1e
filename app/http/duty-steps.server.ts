import type { TypedResponse } from '@remix-run/node'
import type { z } from 'zod'
import { dutyContactForm, endDutyForm, holidayForm, hoursForm, leaveForm, leaveIdForm, ownPhoneForm } from '#app/risk/alert-form.server.ts'
import { addLeave, endDuty, keepContact, keepHoliday, keepHours, removeLeave, type OfDuty } from '#app/risk/keep-roster.server.ts'
import { keepOwnPhone } from '#app/risk/own-phone.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import type { FormProblems } from './form-problems.ts'
import { formOf, formProblem, readForm } from './read-form.server.ts'
import { bare } from './refusal-response.server.ts'

export type DutyStep = TypedResponse<FormProblems> | undefined

/** One of the forms of the duty roster; `did` is its button. undefined: taken. */
export async function takeDutyStep(scope: Scope, did: string, request: Request): Promise<DutyStep> {
  switch (did) {
    case 'hours': return withForm(request, hoursForm, async ({ personId, ...hours }) =>
      beside('part', request, await keepHours(scope, { ...hours, personId: personId as Id<'person'>, weekdays: [...hours.weekdays].sort().join('') })))
    case 'end': return withButton(request, endDutyForm, ({ endPerson, endPart }) => endDuty(scope, { personId: endPerson as Id<'person'>, part: endPart }))
    case 'leave': return withForm(request, leaveForm, async ({ leavePerson, ...days }) => beside('leavePerson', request, await addLeave(scope, { personId: leavePerson as Id<'person'>, ...days })))
    case 'leave-end': return withButton(request, leaveIdForm, ({ leaveId }) => removeLeave(scope, { leaveId: leaveId as Id<'leave'> }))
    case 'holiday': return withForm(request, holidayForm, ({ day }) => keepHoliday(scope, { day, off: true }))
    case 'holiday-end': return withButton(request, holidayForm, ({ day }) => keepHoliday(scope, { day, off: false }))
    case 'contact': return withForm(request, dutyContactForm, async ({ contactPerson, ...contact }) => beside('contactPerson', request, await keepContact(scope, { personId: contactPerson as Id<'person'>, ...contact })))
    case 'own-phone': return withForm(request, ownPhoneForm, ({ ownPhone }) => keepOwnPhone(scope, ownPhone))
    default: throw bare(400)
  }
}

const beside = async (field: string, request: Request, { kind }: OfDuty): Promise<DutyStep> => (kind === 'kept' ? undefined : formProblem(await formOf(request), { [field]: [kind] }))

/** Only a button: what stands behind it is not typed, so there is no field to put right. */
async function withButton<S extends z.ZodType>(request: Request, schema: S, act: (value: z.output<S>) => Promise<void>): Promise<undefined> {
  const read = await readForm(request, schema)
  if (read.kind === 'invalid') throw bare(400)
  await act(read.value)
}

async function withForm<S extends z.ZodType>(request: Request, schema: S, act: (value: z.output<S>) => Promise<DutyStep | void>): Promise<DutyStep> {
  const read = await readForm(request, schema)
  if (read.kind === 'invalid') return read.response
  return await act(read.value) ?? undefined
}
