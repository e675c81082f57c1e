export const connection = {
  unsafePlace: {
    title: 'This address is not protected',
    text: 'What you type here could be read on the way, so there is no sign-in on this page. Open Sirdash with an address that begins with https://, or on the machine it runs on. Whoever runs the server finds in the README how to put it behind TLS.',
  },
  notFromHere: { title: 'This was not sent from our page', text: 'To protect you, nothing was changed. Open Sirdash in this browser and send it again from its own page.' },
  tooSlow: { title: 'The line was too slow', text: 'What you sent did not arrive completely. Go back: what you typed is still in the form. Send it again.' },
  field: {
    notUnderstood: 'Please look at this once more.',
    atMost: 'Please write {max} at most.',
    atLeast: 'Please write {min} at least.',
  },
} as const
