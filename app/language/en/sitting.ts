// The page "with a client" alone: what its editor afterwards says stands with the sessions.
export const sitting = {
  jot: 'Jotting',
  keepAndHide: 'Keep and hide',
  end: 'End',
  kept: 'kept',
  before: 'What you wrote before is kept and hidden.',
  lead: 'Only you can read this later, with your PIN. Nothing older is on this page; what you keep becomes the draft of the note.',
  register: 'Who is there',
  scale: {
    scale: 'A scale',
    instrument: 'Scale',
    show: 'Show its items',
    another: 'Another scale',
    hint: 'From the paper form in hand. When the session ends it is offered to be kept as a scale.',
    member: 'Whose form',
  },
} as const
