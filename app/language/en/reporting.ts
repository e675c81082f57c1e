export const reporting = {
  dhis2: {
    title: 'Where figures go in DHIS2', lead: 'Which data element of your DHIS2 each released figure belongs to. Codes of that system only: no count is here.',
    inForce: 'In force', none: 'No mapping yet.', noneHint: 'Until there is one, files for DHIS2 carry codes made of the names of the figures. Download “DHIS2 mapping” beside a release to begin with.',
    put: 'Put a mapping in force', putLead: 'It replaces the one in force at once, for every download from then on. You sign it with your PIN; the one before stays here to be read.',
    chooseFile: 'Choose the file', mapping: 'Mapping (JSON)', mappingHint: 'Choose a file, or paste its text.', action: 'Put in force', example: 'What such a file looks like', done: 'The mapping is in force.',
    altered: 'This mapping is not what was signed; it may have been altered. No file for DHIS2 is made until a new one is put in force.',
    number: 'Number', by: 'Signed', byWhom: '{name}, {date}', dataSet: 'Data set', orgUnit: 'Organisation unit', figures: 'Figures', elements: { one: '{n} figure', other: '{n} figures' }, read: 'Read it', before: 'All mappings',
    project: 'Project period', notSent: 'not sent', projectText: 'DHIS2 knows months, quarters, half-years and years, and no period of a free length. Figures of the project period are sent only when the mapping names a period for them and gives them data elements of their own; each value then says the true days in its comment. Otherwise no file for DHIS2 is offered for the project.',
    problems: {
      'not-json': 'This is not JSON. Please choose the file again.', 'wrong-shape': 'Something is lacking or too much in the file: {where}', 'twice': 'Two figures would be written to the same place: {where}', 'not-a-uid': 'This is not an identifier of DHIS2 (a letter, then ten letters or digits): {where}', 'unknown-figure': 'No signed catalogue has this figure: {where}',
    },
  },
  report: {
    title: 'Report: {period}', lead: 'Targets and a few words beside released figures. Sums are of released quarters, never a new count.', protection: 'You read released figures only. Delegates and data protection can read what you write here; it is printed with the release.',
    targets: 'Targets', targetsLead: 'What the programme hoped for in this period. People who may come in several quarters are not added up.', what: 'What', targetOf: 'Target: {what}',
    words: 'In words', wordsLead: 'A few sentences each. No names, no places smaller than an area, nothing that tells of one person.', action: 'Keep the report', kept: 'The report is kept. It stands beside the releases of this period.',
    changedMeanwhile: 'Somebody changed this report since you opened it. What you wrote is still here; open the page again beside it to compare.',
  },
  outside: {
    title: 'Figures of others', lead: 'What a register, a ministry or another organisation has published about the same people. Before anything of ours is approved, the check reckons with it.', list: 'Entered', none: 'Nothing is entered yet.', enter: 'Enter a figure',
    enterLead: 'Only published figures. An entry stays for ever; one that was mistyped is withdrawn beside it.', publisher: 'Who published it', period: 'Period', group: 'Group', figure: 'Figure', between: '{lo} to {hi}', lo: 'At least', loHint: 'For a single number write the same in both.', hi: 'At most',
    source: 'Where', sourceHint: 'Title and date, or the address of the page.', enteredOn: 'Entered', state: 'State', isWithdrawn: 'withdrawn', withdraw: 'Withdraw', action: 'Enter it', noWindow: 'No signed catalogue divides people over any period yet.',
    done: { 'entered': 'The figure is entered.', 'entered-exposing': 'The figure is entered. Together with what is released already it tells something of a small group. Please tell your data protection officer now.', 'withdrawn': 'The figure is withdrawn. It stays to be read.' },
    problems: { aboveTheOther: 'This must not be below the first number.', notAWindow: 'People are not divided over this period.', notAGroup: 'The catalogue of this period has no such group.', contradicts: 'No people fit both this figure and those that are released. Please look whether it counts the same people in the same period; nothing is entered.' },
  },
  service: {
    title: 'How the service runs', lead: 'For whoever is responsible for it: words and dates. It shows nobody who comes here, and counts no people and no districts.', psychologists: 'Psychologists', none: 'Nobody works as a psychologist here yet.', name: 'Name',
    load: 'Load', loads: { light: 'light', usual: 'usual', full: 'full', over: 'over' }, waiting: 'Waiting for a first session', longest: { one: 'longest {n} day', other: 'longest {n} days' }, nobodyWaits: 'nobody waits',
    lastReview: 'Last case review', notYet: 'not yet', agreement: 'Supervision agreement', until: '{name}, until {date}', noAgreement: 'none in force', coverage: 'Supervision in the last {days} days',
    covered: '{covered} of {all} psychologists had a case review.', read: { one: '{n} note was read; the agreements plan about {planned}.', other: '{n} notes were read; the agreements plan about {planned}.' }, hours: 'Hours of supervision are not recorded here, so none are shown.',
  },
} as const
