import { assessmentRetractionReasons } from '#app/cases/retraction.ts'
import { retractionForm } from '#app/sessions/retraction-form.server.ts'

export const assessmentRetraction = retractionForm(assessmentRetractionReasons)
