export const demo = {
  accounts: 'Accounts of the synthetic programme',
  accountsLead: 'Nobody here is real. One passphrase and one PIN for all; the code changes every half minute.',
  name: 'Sign-in name', role: 'Role', code: 'Code now', passphrase: 'Passphrase', pin: 'PIN',
  filling: 'Filling the synthetic programme',
  fillingLead: 'Notes, sessions and reviews are written one by one, as people would write them. This takes about a minute; this page goes on by itself.',
  progress: '{done} of {total}',
} as const
