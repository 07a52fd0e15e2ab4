import type { GalleryTag } from '@/api/gallery'
import type { Saying } from '@/api/gallery-changes'
import type { Verdict } from '@/components/viewer/viewed-picture'

/** What is kept and what is not are tags like any other: found, undone and seen by everybody. */
export const verdicts = {
  pick: { name: 'Pick', color: '#5f9e6e' },
  reject: { name: 'Reject', color: '#b4625c' },
} as const

export const opposite = { pick: 'reject', reject: 'pick' } as const

const isCalled = (name: string) => (tag: GalleryTag) =>
  tag.name.toLowerCase() === name.toLowerCase()

export const verdictTag = (tags: readonly GalleryTag[], verdict: Verdict): GalleryTag | undefined =>
  tags.find(isCalled(verdicts[verdict].name))

/** What was said of a file with these tags. */
export function verdictIn(on: readonly number[], tags: readonly GalleryTag[]): Verdict | undefined {
  const said = (verdict: Verdict) => on.includes(verdictTag(tags, verdict)?.id ?? Number.NaN)
  if (said('pick')) return 'pick'
  return said('reject') ? 'reject' : undefined
}

/** What was done, for those who look at the pictures and not at the tags. */
export const verdictWords = (verdict: Verdict, isOn: boolean): string =>
  ({
    pick: isOn ? 'Picked' : 'No longer picked',
    reject: isOn ? 'Rejected' : 'No longer rejected',
  })[verdict]

/** What gives files a verdict: its own tag in the place of the opposite one. */
export function sayingOf(
  tag: GalleryTag,
  tags: readonly GalleryTag[],
  { verdict, isOn }: { verdict: Verdict; isOn: boolean },
): Saying {
  if (!isOn) return { remove_tags: [tag.id] }
  const other = verdictTag(tags, opposite[verdict])
  return { add_tags: [tag.id], ...(other && { remove_tags: [other.id] }) }
}
