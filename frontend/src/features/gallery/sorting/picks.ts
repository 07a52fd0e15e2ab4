import type { GalleryFile, GalleryTag } from '@/api/gallery'
import type { Saying } from '@/api/gallery-changes'

/** What is kept and what is not are tags like any other: found, undone and seen by everybody. */
export const verdicts = {
  pick: { name: 'Pick', color: '#5f9e6e' },
  reject: { name: 'Reject', color: '#b4625c' },
} as const

export type Verdict = keyof typeof verdicts

export const opposite = { pick: 'reject', reject: 'pick' } as const

const isCalled = (name: string) => (tag: GalleryTag) =>
  tag.name.toLowerCase() === name.toLowerCase()

export const verdictTag = (tags: readonly GalleryTag[], verdict: Verdict): GalleryTag | undefined =>
  tags.find(isCalled(verdicts[verdict].name))

type Tagged = Pick<GalleryFile, 'tags'>

const has = (file: Tagged, tags: readonly GalleryTag[], verdict: Verdict): boolean => {
  const tag = verdictTag(tags, verdict)
  return tag !== undefined && file.tags.includes(tag.id)
}

export const isPicked = (file: Tagged, tags: readonly GalleryTag[]) => has(file, tags, 'pick')
export const isRejected = (file: Tagged, tags: readonly GalleryTag[]) => has(file, tags, 'reject')

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
