/** 0 is A, 25 is Z, 26 is AA. */
export function letters(index: number): string {
  const head = Math.floor(index / 26)
  const tail = String.fromCharCode(65 + (index % 26))
  return head === 0 ? tail : letters(head - 1) + tail
}

/** The other way round: A is 0. Anything but capital letters is -1. */
export function indexOfLetters(text: string): number {
  if (!/^[A-Z]+$/.test(text)) return -1
  return [...text].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** The next slate of a scene. `used` holds every code ever given in it, deleted shots included. */
export function nextCode(sceneNumber: number, used: Iterable<string>): string {
  const prefix = String(sceneNumber)
  const taken = [...used].map((code) =>
    code.startsWith(prefix) ? indexOfLetters(code.slice(prefix.length)) : -1,
  )
  return prefix + letters(Math.max(-1, ...taken) + 1)
}
