import type { ReactNode } from 'react'
import { useFrame } from '#app/http/frame.tsx'
import { languageNames } from '#app/language/language.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { LanguageChoice } from '#app/ui/frame-tools.tsx'
import { PageFrame } from '#app/ui/page-frame.tsx'
import { PageHeading } from '#app/ui/page-heading.tsx'

interface DoorwayProps {
  title: string
  lead?: ReactNode
  /** The page itself, to come back to after choosing a language. */
  here: string
  /** Wide, for sheets that will be printed. */
  wide?: boolean
  children: ReactNode
}

/** A page before the desk: setting up, signing in, making keys. */
export function Doorway({ title, lead, here, wide, children }: DoorwayProps) {
  const { frame } = useWords()
  return (
    <PageFrame product={frame.product} words={{ skip: frame.skip, navigation: frame.navigation, more: frame.more }}
      emergency={{ href: '/emergency', label: frame.emergency.action }} demo={useFrame().isDemo ? frame.demo : undefined} narrow={!wide}>
      <PageHeading title={title} lead={lead} />
      {children}
      <div className="no-print"><LanguageChoice action="/language" label={frame.language.label} current={useLanguage()} languages={languageNames} returnTo={here} /></div>
    </PageFrame>
  )
}
