/** Hands the browser a file to keep. */
export function saveUrl(url: string, name: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}

/** Ms for the browser to take the file over before its address is given up. */
const TAKEN_OVER = 10_000

export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  saveUrl(url, name)
  setTimeout(() => URL.revokeObjectURL(url), TAKEN_OVER)
}
