const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether every word of `query` occurs in `text`, whatever its case and accents. */
export function contains(text: string, query: string): boolean {
  const within = plain(text)
  return plain(query)
    .split(/\s+/)
    .every((word) => within.includes(word))
}
