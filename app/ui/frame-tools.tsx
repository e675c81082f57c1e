// What stands in the frame's slots. Each is a form of its own, so that it works without script.
// <NamesSwitch action="/names" on={namesOn} words={words.frame.names} returnTo="/cases" />   (own cases only)
// <LanguageChoice action="/language" label={words.frame.language.label} current="az" languages={languageNames} returnTo="/today" />
// <SignOut action="/sign-out" label={words.frame.signOut.action} />
// <VeilButton action="/veil" label={words.frame.veil.action} />
import { Icon } from './icon.tsx'

interface NamesSwitchProps {
  action: string
  on: boolean
  words: { on: string; off: string; turnOn: string; turnOff: string }
  returnTo: string
}

/** Posts names=on or names=off; the key `h` presses the button (data-key). */
export function NamesSwitch({ action, on, words, returnTo }: NamesSwitchProps) {
  return (
    <form method="post" action={action} className="tool-form">
      <input type="hidden" name="returnTo" value={returnTo} />
      <button className="tool" name="names" value={on ? 'off' : 'on'} data-key="h" title={on ? words.turnOff : words.turnOn}>
        <Icon name={on ? 'eye' : 'eye-off'} /><span>{on ? words.on : words.off}</span>
        <span className="visually-hidden">. {on ? words.turnOff : words.turnOn}</span>
      </button>
    </form>
  )
}

interface LanguageChoiceProps {
  action: string
  label: string
  current: string
  languages: Readonly<Record<string, string>>
  returnTo: string
}

/** Posts language=az. Each language is named in its own letters. */
export function LanguageChoice({ action, label, current, languages, returnTo }: LanguageChoiceProps) {
  return (
    <form method="post" action={action} className="language-choice">
      <input type="hidden" name="returnTo" value={returnTo} />
      <fieldset>
        <legend>{label}</legend>
        {Object.entries(languages).map(([language, name]) => (
          <button key={language} name="language" value={language} lang={language} aria-pressed={language === current}>
            {language === current && <Icon name="check" size={16} />}{name}
          </button>
        ))}
      </fieldset>
    </form>
  )
}

export function SignOut({ action, label }: { action: string; label: string }) {
  return <form method="post" action={action}><button className="menu-button"><Icon name="lock" /><span>{label}</span></button></form>
}

export function VeilButton({ action, label }: { action: string; label: string }) {
  return <form method="post" action={action}><button className="menu-button"><Icon name="eye-off" /><span>{label}</span></button></form>
}
