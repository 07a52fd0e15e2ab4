type Span = { field: string; start: number; end: number }

/** A piece of a prompt, and the field that made it; null for what joins the phrases. */
export type PromptPart = { text: string; field: string | null; start: number }

/** Cuts a prompt at its spans; where two meet, the earlier one keeps its words. */
export function promptParts(prompt: string, spans: readonly Span[]): PromptPart[] {
  const parts: PromptPart[] = []
  let at = 0
  const take = (end: number, field: string | null) => {
    if (end > at) parts.push({ text: prompt.slice(at, end), field, start: at })
    at = Math.max(at, end)
  }
  for (const { field, start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    take(start, null)
    take(end, field)
  }
  take(prompt.length, null)
  return parts
}
