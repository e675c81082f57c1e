// For an act that binds: one sentence says what will happen, asked once.
// <Dialog title="Sign this note" closeHref={`/cases/${id}/notes/${note}`} closeLabel={words.frame.actions.cancel}
//   actions={<Button look="action">Sign</Button>} form={{ method: 'post', action: 'sign' }}>
//   <p>It is then closed for editing and Leyla can read it.</p>
// </Dialog>
// Rendered when the address asks for it (?ask=sign). Without script it stands in the page as a section; with script it
// becomes a modal dialog. Esc and the close link lead to `closeHref`, or call `onClose`.
import { useEffect, useId, useRef, type FormHTMLAttributes, type ReactNode } from 'react'

interface DialogProps {
  title: string
  children: ReactNode
  actions?: ReactNode
  closeHref: string
  closeLabel: string
  /** When the page itself takes the dialog away. */
  onClose?: () => void
  /** Puts content and actions into one form. */
  form?: Omit<FormHTMLAttributes<HTMLFormElement>, 'style' | 'className' | 'children'>
}

export function Dialog({ title, children, actions, closeHref, closeLabel, onClose, form }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => makeModal(dialog.current), [])
  const left = () => (onClose ? onClose() : window.location.assign(closeHref))
  const content = (
    <>
      <div className="dialog-body">{children}</div>
      <div className="button-row dialog-actions">
        {actions}
        <a className="button button-plain" href={closeHref} onClick={onClose && ((event) => { event.preventDefault(); onClose() })}>{closeLabel}</a>
      </div>
    </>
  )
  return (
    <dialog ref={dialog} className="dialog" open aria-labelledby={heading} onCancel={(event) => { event.preventDefault(); left() }}>
      <h2 id={heading}>{title}</h2>
      {form ? <form {...form}>{content}</form> : content}
    </dialog>
  )
}

function makeModal(dialog: HTMLDialogElement | null): void {
  if (!dialog || typeof dialog.showModal !== 'function') return
  // An open dialog cannot be made modal; close() would be told to the page as a choice of the person.
  dialog.removeAttribute('open')
  dialog.showModal()
}
