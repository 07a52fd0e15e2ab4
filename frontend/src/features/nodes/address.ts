/** The port that ComfyUI listens on by default. */
const PORT = 8188

/** A typed address as a URL: a bare machine name gets the scheme and ComfyUI's port. */
export function nodeUrl(typed: string): string {
  const text = typed.trim().replace(/\/+$/, '')
  if (text === '' || /^https?:\/\//i.test(text)) return text
  return /:\d+$/.test(text) ? `http://${text}` : `http://${text}:${PORT}`
}

/** What to call a node that nobody named: its machine. */
export function machineOf(url: string): string {
  return URL.parse(url)?.hostname ?? url
}
