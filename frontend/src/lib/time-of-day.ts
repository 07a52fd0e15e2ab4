/** "11:24", as this person's clock says. */
export const timeOfDay = (moment: string | number): string =>
  new Date(moment).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })

/** The time of day; of another day the date before it. */
export function timeOrDate(moment: number, now: number): string {
  const day = (each: number) =>
    new Date(each).toLocaleDateString([], { day: 'numeric', month: 'short' })
  return day(moment) === day(now) ? timeOfDay(moment) : `${day(moment)}, ${timeOfDay(moment)}`
}
