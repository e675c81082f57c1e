import { RemixBrowser } from '@remix-run/react'
import { hydrateRoot } from 'react-dom/client'
import { FrameProvider, type Frame } from '#app/http/frame.tsx'
import { isLanguage } from '#app/language/language.ts'
import { WordsProvider } from '#app/language/words.tsx'
import { keepEmergencyCards } from '#app/ui/keep-emergency-cards.ts'
import { EarlyWords } from '#app/ui/early-words.tsx'

const { lang, dataset } = document.documentElement

const wordsPaths = [...document.querySelectorAll('script[data-words]')].map((script) => script.getAttribute('src') ?? '')

const frame: Frame = {
  nonce: undefined,
  wordsPaths: () => wordsPaths,
  reference: dataset.reference ?? '',
  isDemo: dataset.demo !== undefined,
  again: dataset.again,
}

hydrateRoot(document, (
  <EarlyWords>
    <FrameProvider frame={frame}>
      <WordsProvider language={isLanguage(lang) ? lang : 'en'}>
        <RemixBrowser />
      </WordsProvider>
    </FrameProvider>
  </EarlyWords>
))

// the address the page itself names; while developing there is none that stays
const stylesheet = document.querySelector('link[rel=stylesheet]')?.getAttribute('href')
if (import.meta.env.PROD && stylesheet) keepEmergencyCards({ stylesheet, language: isLanguage(lang) ? lang : 'en' })
