/** On a page whose form was not saved: it was covered before it was sent, or somebody else was quicker. */
export const kept = {
  title: 'Not saved yet',
  covered: 'The page was covered before this was saved.',
  overtaken: 'Somebody saved this page while you were writing, so yours was not saved: compare it with what stands here now.',
  text: 'What you had filled in stands here again: look it over and send it once more. Passphrases, PINs and codes are asked for anew.',
  leave: 'Leave it out',
} as const
