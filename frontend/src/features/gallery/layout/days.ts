/** Ids ascend with the date of change: this many of them share a millisecond. */
const IDS_IN_A_MILLISECOND = 64

export const changedAt = (id: number): number => Math.floor(id / IDS_IN_A_MILLISECOND)

/** The first and the last millisecond of the local day. */
function dayOf(time: number): readonly [first: number, after: number] {
  const date = new Date(time)
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()]
  return [new Date(year, month, day).getTime(), new Date(year, month, day + 1).getTime()]
}

/** The first file of each local day, of ids that stand by date, whichever way. */
export function dayStarts(ids: Float64Array): Uint32Array {
  const starts: number[] = []
  let [first, after] = [0, 0]
  for (let index = 0; index < ids.length; index += 1) {
    const time = changedAt(ids[index] ?? 0)
    if (time >= first && time < after) continue
    ;[first, after] = dayOf(time)
    starts.push(index)
  }
  return Uint32Array.from(starts)
}
