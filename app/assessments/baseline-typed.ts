import type { DraftFields } from '#app/sessions/draft.ts'
import { scaleIds, scales, type ScaleId } from './assessment.ts'

/** The fields of a draft that make its scale. */
export const baselineFields = ['scale', 'total', 'riskItem'] as const

/** The scale that stands in a draft, under the names of the form of entry; undefined where none is chosen. */
export function baselineIn({ scale, total, riskItem }: DraftFields): { tool: ScaleId; values: Record<string, string> } | undefined {
  const tool = scaleIds.find((id) => id === scale)
  const risk = tool && scales[tool].risk
  return tool && { tool, values: { ...(total ? { 'entered.total': total } : {}), ...(risk && riskItem ? { [`answers.${risk.id}`]: riskItem } : {}) } }
}
