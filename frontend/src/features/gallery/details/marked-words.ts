export type Piece = { text: string; isMarked: boolean }

/** A text cut where a word of it is one of those looked for; accents and case aside. */
export function markWords(text: string, sought: readonly string[]): Piece[] {
  if (sought.length === 0) return [{ text, isMarked: false }]
  const plain = (word: string) => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const wanted = sought.map((each) => ({
    word: plain(each.replace('*', '')),
    isCut: each.endsWith('*'),
  }))
  const isSought = (word: string) =>
    wanted.some((each) => (each.isCut ? word.startsWith(each.word) : word === each.word))
  const pieces: Piece[] = []
  for (const piece of text.split(/([\p{L}\p{N}]+)/u)) {
    const isMarked = /[\p{L}\p{N}]/u.test(piece) && isSought(plain(piece))
    const last = pieces.at(-1)
    if (last && last.isMarked === isMarked) last.text += piece
    else if (piece !== '') pieces.push({ text: piece, isMarked })
  }
  return pieces
}
