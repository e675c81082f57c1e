/** On a page whose form was covered before it was sent. */
export const kept = {
  title: 'Not saved yet',
  text: 'The page was covered before this was saved. What you had filled in stands here again: look it over and send it once more. Passphrases, PINs and codes are asked for anew.',
  leave: 'Leave it out',
} as const
