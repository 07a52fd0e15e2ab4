/** `compute`, but the same answer again as long as it is asked the same thing twice in a row. */
export function rememberLast<Args extends readonly unknown[], Result>(
  compute: (...args: Args) => Result,
): (...args: Args) => Result {
  let last: { args: Args; result: Result } | null = null
  return (...args) => {
    if (last?.args.every((arg, index) => Object.is(arg, args[index]))) return last.result
    last = { args, result: compute(...args) }
    return last.result
  }
}
