/** Above everything on every page of the synthetic programme. */
export function Ribbon({ demo: { ribbon, text } }: { demo: { ribbon: string; text: string } }) {
  return <aside className="ribbon" aria-label={ribbon}><strong>{ribbon}</strong> <span>{text}</span></aside>
}
