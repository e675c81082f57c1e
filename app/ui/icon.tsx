// <Icon name="lock" /> is decoration beside a word and hidden from screen readers.
// <Icon name="eye" label={words.frame.names.turnOn} /> stands alone and is read out.
import type { ReactNode } from 'react'

const shapes = {
  lock: <><rect x="4.5" y="9" width="11" height="8" rx="1.5" /><path d="M7 9V6.5a3 3 0 0 1 6 0V9" /></>,
  eye: <><path d="M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5Z" /><circle cx="10" cy="10" r="2.25" /></>,
  'eye-off': <><path d="M4.5 6.6C2.9 8 2 10 2 10s3 5 8 5c1.3 0 2.5-.3 3.5-.8M8 5.2A8.6 8.6 0 0 1 10 5c5 0 8 5 8 5a14 14 0 0 1-2.1 2.6" /><path d="m3 3 14 14" /></>,
  alert: <><path d="M10 3 2.5 16.500h15L10 3Z" /><path d="M10 8v4M10 14.200v.1" /></>,
  info: <><circle cx="10" cy="10" r="7.5" /><path d="M10 9v5M10 6.200v.1" /></>,
  check: <path d="m4 10.5 4 4 8-9" />,
  pencil: <path d="M4 16v-3L13 4l3 3-9 9H4ZM11.5 5.500l3 3" />,
  clock: <><circle cx="10" cy="10" r="7.5" /><path d="M10 5.500V10l3 2" /></>,
  person: <><circle cx="10" cy="6.5" r="3" /><path d="M4 17c.5-3.5 3-5 6-5s5.5 1.5 6 5" /></>,
  people: <><circle cx="7.5" cy="7" r="2.6" /><path d="M2.5 16c.3-3 2.3-4.3 5-4.300s4.7 1.3 5 4.300M13 4.600a2.6 2.6 0 0 1 0 4.800M14.6 12.200c1.7.6 2.7 1.9 2.9 3.8" /></>,
  home: <path d="m3 9.5 7-6 7 6M5 8.500V16.500h10V8.500M8.5 16.500V12h3v4.5" />,
  chart: <path d="M3.5 3.500v13h13M7 13.500v-3M10.5 13.500v-7M14 13.500v-5" />,
  list: <path d="M7 5.500h10M7 10h10M7 14.500h10M3 5.500h.1M3 10h.1M3 14.500h.1" />,
  chat: <path d="M3 4h14v9.500H9.500L5.5 17v-3.500H3V4Z" />,
  printer: <path d="M6 7V3h8v4M6 14H3V7h14v7h-3M6 12h8v5H6v-5Z" />,
  shield: <path d="M10 2.5 16 5v4.500c0 4-2.5 6.5-6 8-3.5-1.5-6-4-6-8V5l6-2.500Z" />,
  phone: <path d="M4.5 3h3l1.5 4-2 1.500a9 9 0 0 0 4.5 4.500l1.5-2 4 1.500v3c0 .8-.7 1.5-1.5 1.500C9 16.5 3 10.5 3 4.5 3 3.7 3.7 3 4.5 3Z" />,
  search: <><circle cx="9" cy="9" r="5.5" /><path d="m13 13 4 4" /></>,
  more: <path d="M4.5 10h.1M10 10h.1M15.5 10h.1" />,
  down: <path d="m5 8 5 5 5-5" />,
  close: <path d="m5 5 10 10M15 5 5 15" />,
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof shapes

interface IconProps {
  name: IconName
  /** Only for an icon without a word beside it. */
  label?: string
  size?: 16 | 20 | 24
}

export function Icon({ name, label, size = 20 }: IconProps) {
  const meaning = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth={1.6}
      strokeLinecap="round" strokeLinejoin="round" focusable="false" {...meaning}>
      {shapes[name]}
    </svg>
  )
}
