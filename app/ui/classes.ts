/** Class names of what is true: classes('button', danger && 'button-danger'). */
export function classes(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
