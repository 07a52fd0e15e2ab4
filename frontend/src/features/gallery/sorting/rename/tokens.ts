/** What a pattern of names may hold, and what stands there then. */
export const nameTokens = [
  { token: '{name}', words: 'The name it has' },
  { token: '{counter}', words: 'Counts the files' },
  { token: '{index:03d}', words: 'Counts with three digits' },
  { token: '{date}', words: 'Date of change, 2026-11-21' },
  { token: '{time}', words: 'Time of change, 14-05-09' },
  { token: '{year}', words: 'Year of change' },
  { token: '{month}', words: 'Month of change' },
  { token: '{day}', words: 'Day of change' },
  { token: '{folder}', words: 'Its folder' },
  { token: '{parent}', words: 'The folder above' },
  { token: '{project}', words: 'The project' },
  { token: '{shot}', words: 'The shot it was rendered for' },
  { token: '{seed}', words: 'Its seed' },
  { token: '{model}', words: 'Its model' },
  { token: '{original}', words: 'The same as the name' },
  { token: '{ext}', words: 'Its extension' },
] as const

/** The pattern with a token in the place of what is marked in it. */
export function withToken(
  pattern: string,
  token: string,
  { start, end }: { start: number; end: number },
): { pattern: string; caret: number } {
  return {
    pattern: pattern.slice(0, start) + token + pattern.slice(end),
    caret: start + token.length,
  }
}
