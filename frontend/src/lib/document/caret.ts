/** Where the caret belongs after somebody else changed the text around it: beside the same words. */
export function movedCaret(before: string, after: string, caret: number): number {
  let start = 0
  while (start < before.length && before[start] === after[start]) start += 1
  if (caret <= start) return caret
  let end = 0
  const most = Math.min(before.length, after.length) - start
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end += 1
  const fromEnd = before.length - caret
  return fromEnd <= end ? after.length - fromEnd : after.length - end
}
