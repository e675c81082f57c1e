/** Six steps, in the client's own words, from what one can do alone to who makes the place safe. */
export const planSteps = ['signs', 'alone', 'places', 'people', 'services', 'safer'] as const
export type PlanStep = (typeof planSteps)[number]
export type SafetyPlan = Record<PlanStep, string>

export const emptyPlan: SafetyPlan = { signs: '', alone: '', places: '', people: '', services: '', safer: '' }
export const longestStep = 4000
