export const retraction = {
  on: 'Retracted on {date}: {reason}', onUnreadable: 'Retracted on {date}. The reason cannot be opened; it may have been altered.', hidden: 'What was written is hidden and kept as it was. It is not counted any more; figures that were released before stay, with a note that data was corrected.',
  assessment: {
    title: 'Retract this assessment', sentence: 'The text is hidden from everybody who could read it, it is no longer counted, and the reason stays visible. A scale that was given with it is retracted on its own page; an alert stays. This cannot be undone.',
    reasons: { 'wrong-client': 'wrong client', mistaken: 'something in it is not right; a new one is written', 'consent-lost': 'consent was withdrawn' },
  },
  contact: {
    title: 'Retract this first contact', what: 'First contact', sentence: 'The line is hidden from everybody who could read it, it is no longer counted, and the reason stays visible. The case and an alert stay. This cannot be undone.',
    reasons: { 'written-twice': 'it was written twice', 'wrong-person': 'it was about somebody else', mistaken: 'something in it is not right' },
  },
} as const
