/** On a page whose form was not saved: it was covered before it was sent, somebody else was quicker, or it was sent when somebody else had signed in. */
export const kept = {
  title: 'Not saved yet',
  covered: 'The page was covered before this was saved.',
  overtaken: 'Somebody saved this page while you were writing, so yours was not saved: compare it with what stands here now.',
  text: 'What you had filled in stands here again: look it over and send it once more. Passphrases, PINs and codes are asked for anew.',
  leave: 'Leave it out',
  other: {
    title: 'This page was opened by somebody else',
    lead: 'Nothing was done in the name of whoever is signed in now.',
    text: 'What was sent came from a page that stood open here from before another person signed in. Whoever filled it in signs in under their own name and opens the page again: the text of a draft waits there.',
  },
} as const
