import { contactRetractionReasons } from '#app/cases/retraction.ts'
import { retractionForm } from './retraction-form.server.ts'

export const contactRetraction = retractionForm(contactRetractionReasons)
