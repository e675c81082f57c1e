export const protection = {
  title: 'How your notes are protected',
  lead: 'For psychologists, and for the people they work with. You may read this page aloud.',
  parts: {
    locked: { title: 'What you write is locked before it is stored', text: 'Names, notes and scores are sealed with keys. Somebody who steals the computer that keeps them, or a copy of it, finds sealed text and no story.' },
    keys: { title: 'Only people who hold the key can read', text: 'Your psychologist holds the key. The clinical supervisor can read signed notes under a code, without the name, if you agreed to that. The administrator of the programme holds no key and reads nothing.' },
    names: { title: 'The name lies behind a key of its own', text: 'Name, telephone and address are kept apart from the notes. The supervisor works with a code and a word, such as “lantern”.' },
    looks: { title: 'Every look is written down', text: 'The psychologist sees who opened a file, when, and what was opened. This list cannot be quietly changed.' },
    words: { title: 'No word is lost', text: 'A session note is kept every few seconds while it is written, sealed, also when the page locks or the line breaks. A signed note stays as it was signed; corrections are added beside it.' },
    counts: { title: 'Reports contain numbers only', text: 'For reports, the programme counts people and sessions as a whole. A number that could point at a person is not shown.' },
    recovery: { title: 'If a psychologist forgets, leaves or dies', text: 'A recovery key, divided among several people and kept on paper, keeps a way to the files for the next psychologist. No single person can use it. The pages for opening files with it are not built yet: until then they wait, sealed, and nothing is lost. Your private jottings are apart: nobody else can open them, and a forgotten passphrase together with a lost recovery code loses them.' },
    limit: { title: 'What this cannot do', text: 'The pages are made on the server. Whoever controls the running server can read what is being read on it at that moment. What a person has read, they have read. And a screen can be looked at over a shoulder: press Esc twice.' },
    care: { title: 'Help comes first', text: 'Help is never refused or delayed because of a form, a lock or a line. If somebody is in danger, others are told, as was explained at the beginning.' },
  },
} as const
