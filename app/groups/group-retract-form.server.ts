import { retractionForm } from '#app/sessions/retraction-form.server.ts'
import { groupRetractionReasons } from './group.ts'

export const groupRetractForm = retractionForm(groupRetractionReasons)
