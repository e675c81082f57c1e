// <Toast closeLabel={words.frame.actions.close} undo={<form method="post">…<Button look="quiet" small>Undo</Button></form>}>
//   The appointment is moved to 19 May.
// </Toast>
// Says what was done. It stays until closed or until the next page: nothing vanishes while somebody is still reading.
import { useState, type ReactNode } from 'react'
import { Icon } from './icon.tsx'

interface ToastProps {
  children: ReactNode
  undo?: ReactNode
  closeLabel: string
}

export function Toast({ children, undo, closeLabel }: ToastProps) {
  const [closed, setClosed] = useState(false)
  if (closed) return null
  return (
    <div className="toast" role="status">
      <Icon name="check" />
      <div className="toast-text">{children}</div>
      {undo}
      <button type="button" className="toast-close needs-script" onClick={() => setClosed(true)}><Icon name="close" label={closeLabel} /></button>
    </div>
  )
}
