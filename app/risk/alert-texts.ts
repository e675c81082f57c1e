import type { AlertContent } from './alert.ts'
import { planSteps, type SafetyPlan } from './safety-plan.ts'

type Texts = Readonly<Record<string, string>>

const words = ['actionNow', 'told', 'protective'] as const
const eventName = (at: number): string => `event${at}`
const stepName = (step: string): string => `plan-${step}`

/** What was sent in words: the alert's own fields, what this person wrote into its history, and the safety plan beside it. */
export function textsOfAlert(content: AlertContent, plan: SafetyPlan | undefined, by: string): Record<string, string> {
  const events = content.events.flatMap((event, at) => (event.by === by && event.words ? [[eventName(at), event.words] as const] : []))
  return { ...Object.fromEntries([...words.map((name) => [name, content[name]] as const), ...events]), ...(plan ? Object.fromEntries(planSteps.map((step) => [stepName(step), plan[step]])) : {}) }
}

/** The alert with other words in some fields; everything else of it stays. */
export function alertWith(content: AlertContent, texts: Texts): AlertContent {
  const events = content.events.map((event, at) => (eventName(at) in texts ? { ...event, words: texts[eventName(at)]! } : event))
  return { ...content, ...Object.fromEntries(words.flatMap((name) => (name in texts ? [[name, texts[name]!]] : []))), events }
}

/** Undefined when no step of it changes. */
export function planWith(plan: SafetyPlan, texts: Texts): SafetyPlan | undefined {
  const changed = planSteps.filter((step) => stepName(step) in texts)
  return changed.length === 0 ? undefined : { ...plan, ...Object.fromEntries(changed.map((step) => [step, texts[stepName(step)]!])) }
}
