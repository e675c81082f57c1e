// Every part of app/ui on one page, in a given language, as a person would meet it. Names and texts are invented.
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { formatDate, formatDateTime, formatWeekdayDate } from '#app/language/dates.ts'
import { languageNames, type Language } from '#app/language/language.ts'
import { wordsOf } from '#app/language/messages.server.ts'
import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords, WordsProvider } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { ChoiceList, Fieldset, SegmentedChoice } from '#app/ui/choices.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { Field } from '#app/ui/field.tsx'
import { LanguageChoice, NamesSwitch, SignOut, VeilButton } from '#app/ui/frame-tools.tsx'
import { PageFrame, type NavItem } from '#app/ui/page-frame.tsx'
import { Beside, PageHeading, Section, Stack } from '#app/ui/page-heading.tsx'
import { PrintFrame } from '#app/ui/print-frame.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { SaveState } from '#app/ui/save-state.tsx'
import { StateBadge } from '#app/ui/state-badge.tsx'
import { Steps } from '#app/ui/steps.tsx'
import { Thread } from '#app/ui/thread.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { Toast } from '#app/ui/toast.tsx'

const pages = { today: Today, note: Note, signIn: SignIn, parts: Parts } satisfies Record<string, () => ReactNode>
export type GalleryPage = keyof typeof pages
export const galleryPages = Object.keys(pages) as GalleryPage[]

export function galleryHtml(page: GalleryPage, language: Language, css: string): string {
  const Page = pages[page]
  const body = renderToStaticMarkup(<WordsProvider language={language} words={wordsOf(language)}><Page /></WordsProvider>)
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Sirdash</title><style>${css}</style></head><body>${body}</body></html>`
}

function Frame({ current, protection, children }: { current: string; protection?: boolean; children: ReactNode }) {
  const { frame } = useWords()
  const places: NavItem[] = [
    { href: '/today', label: frame.nav.today, icon: 'home', count: 2 },
    { href: '/cases', label: frame.nav.cases, icon: 'list' },
    { href: '/groups', label: frame.nav.groups, icon: 'people' },
    { href: '/supervision', label: frame.nav.supervision, icon: 'chat' },
    { href: '/growth', label: frame.nav.growth, icon: 'chart' },
    { href: '/reintegration', label: frame.nav.reintegration, icon: 'shield' },
  ]
  return (
    <PageFrame product={frame.product} words={frame}
      nav={places.map((place) => ({ ...place, current: place.href === current }))}
      emergency={{ href: '/emergency', label: frame.emergency.action }}
      names={<NamesSwitch action="/names" on words={frame.names} returnTo="/today" />}
      person={{ label: 'Rena H.', menu: <><LanguageChoice action="/language" label={frame.language.label} current={useLanguage()} languages={languageNames} returnTo="/today" /><VeilButton action="/veil" label={frame.veil.action} /><SignOut action="/sign-out" label={frame.signOut.action} /></> }}
      demo={frame.demo}
      protection={protection && <ProtectionStrip title={frame.protection.title} line={`${say(frame.protection.youAndSupervisor, { supervisor: 'Leyla M.' })} ${frame.protection.namesOnlyYou}`}><a href="/protection">{frame.protection.more}</a></ProtectionStrip>}>
      {children}
    </PageFrame>
  )
}

const rows = [
  { id: '1', code: 'AGD-7K2P', word: 'lantern', name: 'Sevil', next: '2024-05-19', sessions: 6, risk: 'moderate' },
  { id: '2', code: 'BRD-4QXT', word: 'river', name: 'Rena', next: '2024-05-14', sessions: 3, risk: '' },
  { id: '3', code: 'AGD-9TRK', word: 'cloud', name: 'Anar', next: '2024-05-20', sessions: 11, risk: '' },
]

function Today() {
  const { frame } = useWords()
  const language = useLanguage()
  return (
    <Frame current="/today" protection>
      <PageHeading title={`${frame.nav.today} · ${formatWeekdayDate('2024-05-14', language)}`} lead="The next thing in two seconds." actions={<ButtonLink href="/cases/new" look="action" icon="pencil">First contact</ButtonLink>} />
      <Banner tone="danger" word="HIGH · 14:02" title="SENT, nobody has seen it" actions={<><Button look="danger" icon="phone">Call Leyla</Button><Button>Spoken</Button></>}>
        <CodeName code="AGD-7K2P" word="lantern" name="Sevil" href="/cases/1" />
      </Banner>
      <DataTable caption={frame.nav.cases} rows={rows} rowKey={(row) => row.id} columns={[
        { key: 'case', label: 'Case', head: true, cell: (row) => <CodeName code={row.code} word={row.word} name={row.name} href={`/cases/${row.id}`} /> },
        { key: 'next', label: 'Next', cell: (row) => formatWeekdayDate(row.next, language) },
        { key: 'risk', label: 'Risk', cell: (row) => (row.risk ? <StateBadge tone="attention" icon="alert">{row.risk}</StateBadge> : '–') },
        { key: 'sessions', label: 'Sessions', numeric: true, cell: (row) => plural(language, frame.count.sessions, row.sessions) },
      ]} />
      <Section title="To finish" aside="2 drafts"><ButtonRow><Button look="action">{frame.actions.sign}</Button><Button>{frame.actions.open}</Button><Button look="quiet">{frame.actions.cancel}</Button><Button disabled>{frame.actions.send}</Button></ButtonRow></Section>
      <Section title={frame.values.waiting}><EmptyState title={frame.list.empty} action={<Button>{frame.actions.add}</Button>}>3 cases not seen for 4 weeks.</EmptyState></Section>
      <Toast closeLabel={frame.actions.close} undo={<form method="post"><Button look="quiet" small>{frame.actions.undo}</Button></form>}>Moved to 19 May.</Toast>
    </Frame>
  )
}

function Note() {
  const { frame } = useWords()
  const language = useLanguage()
  const left = (n: number) => (n < 0 ? plural(language, frame.field.charactersOver, -n) : plural(language, frame.field.characters, n))
  return (
    <Frame current="/cases" protection>
      <PageHeading title="Session 6" code={<CodeName code="AGD-7K2P" word="lantern" name="Sevil" href="/cases/1" />}
        state={<StateBadge icon="pencil">{frame.states.draft}</StateBadge>} saving={<SaveState state="saved">{say(frame.saving.saved, { time: '14:02' })}</SaveState>} />
      <Banner tone="attention" word={frame.banner.attention}>{plural(language, frame.field.summary, 2)}</Banner>
      <form method="post">
        <Beside beside={<><Section title="Last time"><Prose text={'Walk to the shop; she asks her sister.\n\nHome task: partly.'} /></Section><Facts items={[{ term: 'Risk', value: 'moderate since 2 May' }, { term: 'Consent', value: formatDate('2025-03-03', language) }]} /></>}>
          <Stack>
            <SegmentedChoice name="held" legend="How did it go?" value="held" options={[{ value: 'held', label: 'Held' }, { value: 'noshow', label: 'No-show' }, { value: 'cancelled', label: 'Cancelled' }]} />
            <Field name="s" label="Subjective" kind="textarea" sensitive defaultValue="She slept in her own bed twice this week. The road to the shop is easier when her sister walks on the left." max={4000} counter={left} />
            <Field name="o" label="Objective" kind="textarea" sensitive error={frame.field.required} hint="What you saw and heard." />
            <Field name="date" label="Date" kind="date" defaultValue="2024-05-12" width="short" error={frame.field.dateInFuture} />
            <Field name="place" label="Place" kind="select" width="middle" empty={frame.field.choose} options={[{ value: 'home', label: 'At home' }, { value: 'school', label: 'School' }]} aside={frame.values.optional} />
            <ChoiceList kind="radio" name="risk" legend="Risk asked today?" error={frame.field.choose} options={[{ value: 'nothing', label: 'Nothing' }, { value: 'known', label: 'Known, unchanged', hint: 'moderate, 2 May' }, { value: 'new', label: 'New or higher' }]} />
            <ButtonRow><Button look="action" icon="lock">{frame.actions.sign}</Button><Button>{frame.actions.save}</Button><Button look="danger" icon="alert">Imminent</Button></ButtonRow>
          </Stack>
        </Beside>
      </form>
    </Frame>
  )
}

function SignIn() {
  const { frame, accounts } = useWords()
  return (
    <PageFrame product={frame.product} words={frame} narrow emergency={{ href: '/emergency', label: frame.emergency.action }}>
      <Steps label={accounts.activation.title} steps={Object.values(accounts.activation.steps)} current={2} doneWord={frame.actions.done} />
      <PageHeading title={accounts.signIn.title} lead={accounts.signIn.lead} />
      <form method="post">
        <Stack>
          <Banner tone="attention" word={frame.banner.attention}>{accounts.signIn.refused}</Banner>
          <Field name="account" label={accounts.signIn.account} autoComplete="username" />
          <Field name="passphrase" label={accounts.signIn.passphrase} kind="password" autoComplete="current-password" defaultValue="example" reveal={{ show: frame.field.showPassphrase, hide: frame.field.hidePassphrase }} />
          <ChoiceList kind="radio" name="device" legend={accounts.signIn.device} value="shared" hint={accounts.signIn.deviceHint} options={[{ value: 'personal', label: accounts.signIn.devicePersonal }, { value: 'shared', label: accounts.signIn.deviceShared }]} />
          <Button look="action">{accounts.signIn.action}</Button>
          <a href="/activate">{accounts.signIn.firstTime}</a>
        </Stack>
      </form>
      <LanguageChoice action="/language" label={frame.language.label} current={useLanguage()} languages={languageNames} returnTo="/" />
    </PageFrame>
  )
}

function Parts() {
  const { frame } = useWords()
  const language = useLanguage()
  return (
    <Frame current="/supervision">
      <PageHeading title={frame.nav.supervision} lead="A part beside a part." />
      <Dialog title="Sign this note" closeHref="/note" closeLabel={frame.actions.cancel} actions={<Button look="action">{frame.actions.sign}</Button>} form={{ method: 'post' }}>
        <p>It is then closed for editing, and Leyla M. can read it.</p>
        <Field name="pin" label="PIN" kind="password" inputMode="numeric" width="short" />
      </Dialog>
      {(['info', 'attention', 'danger', 'done'] as const).map((tone) => <Banner key={tone} tone={tone} word={frame.banner[tone]}>{frame.saving.conflict}</Banner>)}
      <div>{(['untouched', 'saved', 'saving', 'offline', 'conflict'] as const).map((state) => <span key={state}><SaveState state={state}>{state === 'saved' ? say(frame.saving.saved, { time: '14:02' }) : frame.saving[state]}</SaveState> · </span>)}</div>
      <Section title="Story">
        <Timeline label="Story" items={[
          { id: 't1', when: formatDate('2024-05-12', language), title: 'Session 6', href: '/n/6', state: <StateBadge icon="pencil">{frame.states.draft}</StateBadge>, body: 'Walk to the shop; she asks her sister.' },
          { id: 't2', when: formatDate('2024-04-28', language), title: 'Session 5', href: '/n/5', state: <StateBadge tone="done" icon="check">{frame.states.signed}</StateBadge> },
          { id: 't3', when: formatDate('2024-04-20', language), title: 'Called, not reached' },
        ]} />
      </Section>
      <Section title="Comments">
        <Thread label="Comments" entries={[
          { id: 'c1', author: 'Leyla M.', when: formatDateTime('2024-05-14T10:05:00Z', language), kind: <StateBadge tone="info">wondering</StateBadge>, quote: '“…he sleeps in the yard since the second explosion.”', text: 'What does the yard give him?' },
          { id: 'c2', author: 'Rena H.', mine: true, when: formatDateTime('2024-05-14T11:15:00Z', language), text: 'He sees both gates from there. I will ask.' },
        ]}><form method="post"><Stack><Field name="answer" label={frame.actions.answer} kind="textarea" sensitive rows={2} /><Button look="action">{frame.actions.send}</Button></Stack></form></Thread>
      </Section>
      <Section title="Progress"><ProgressBar label="Filling the synthetic programme" value={120} max={365} text="120 / 365" /></Section>
      <Fieldset legend="Contact" hint="Rules show before any number."><Field name="phone" label="Telephone" kind="tel" width="middle" sensitive readOnly defaultValue="050 000 00 00" /></Fieldset>
      <Section title={frame.actions.print}>
        <PrintFrame title="Case summary" code={<CodeName code="AGD-7K2P" word="lantern" />} printed={say(frame.print.printedBy, { name: 'Rena H.', date: formatDate('2024-05-14', language) })} destroyAfter={say(frame.print.destroyAfter, { date: formatDate('2024-06-14', language) })} note={frame.print.recorded}>
          <Prose text="In care since March. Six sessions." /><p className="digits">4821 9034 7715 2260 9148 0037 5521 6604</p>
        </PrintFrame>
      </Section>
    </Frame>
  )
}
