// The words of a page, for components.
//
//   server (entry.server.tsx):  <WordsProvider language={language} words={words}>…</WordsProvider>
//   browser (entry.client.tsx): <WordsProvider language={language}>…</WordsProvider>
//   in any page:                const words = useWords();  say(words.frame.saving.saved, { time })
//
// In the browser the words are globalThis.sirdashWords, set before hydration by the immutable scripts
// /words/<language>.<area>.<hash>.js of the areas that its routes name in their `handle`. Only the *type* of the messages is
// imported here: no language is in the client bundle.
import { createContext, useContext, type ReactNode } from 'react'
import type { Words } from './en.ts'
import { isLanguage, type Language } from './language.ts'

interface Spoken {
  readonly language: Language
  readonly words: Words
}

const SpokenWords = createContext<Spoken | undefined>(undefined)

interface WordsProviderProps {
  language: Language
  /** Given on the server; in the browser the script has put them on globalThis. */
  words?: Words
  children: ReactNode
}

export function WordsProvider({ language, words, children }: WordsProviderProps) {
  return <SpokenWords.Provider value={{ language, words: words ?? browserWords() }}>{children}</SpokenWords.Provider>
}

export function useWords(): Words {
  return useContext(SpokenWords)?.words ?? browserWords()
}

export function useLanguage(): Language {
  return useContext(SpokenWords)?.language ?? documentLanguage()
}

function browserWords(): Words {
  const words = (globalThis as { sirdashWords?: Words }).sirdashWords
  if (!words) throw new Error('no words: wrap the page in <WordsProvider> or load the words script before hydration')
  return words
}

function documentLanguage(): Language {
  const language = typeof document === 'undefined' ? undefined : document.documentElement.lang
  return isLanguage(language) ? language : 'en'
}
