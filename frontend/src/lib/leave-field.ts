/**
 * Out of a field that stood for some words into what it stands in, so that the next key is heard
 * there. Leaving it takes what it says.
 */
export function leaveField(field: HTMLInputElement): void {
  const home = field.parentElement?.closest<HTMLElement>('[tabindex]')
  if (home) home.focus()
  else field.blur()
}
