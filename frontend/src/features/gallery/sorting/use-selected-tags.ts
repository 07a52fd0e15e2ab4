import { useSyncExternalStore } from 'react'
import { useApi } from '@/api/context'
import type { GalleryFile } from '@/api/gallery'
import { useProject } from '@/lib/project/project-context'
import { useGallery } from '../gallery-context'
import { type GallerySelection, selectionBody, useGallerySelection } from '../gallery-ui'
import { useTagVerbs } from './tags/use-tag-verbs'
import { useAttempt } from './use-attempt'
import { target } from './use-sorting'

/** Tags that every selected file has, as far as all of them are known here; else none. */
export function commonTags(
  selection: GallerySelection,
  read: (id: number) => Pick<GalleryFile, 'tags'> | undefined,
): string {
  if (selection.kind === 'all' || selection.ids.size === 0) return ''
  const files = [...selection.ids].map(read)
  const [first] = files
  const common = (first?.tags ?? []).filter((tag) =>
    files.every((file) => file?.tags.includes(tag)),
  )
  return common.join(' ')
}

/** What the list of tags shows of the selected files, and does to them. */
export function useSelectedTags() {
  const api = useApi()
  const project = useProject().project.path
  const { shelf } = useGallery()
  const selection = useGallerySelection()
  const attempt = useAttempt()
  const verbs = useTagVerbs()
  const read = () => commonTags(selection, shelf.get)
  const common = useSyncExternalStore(shelf.subscribe, read, read).split(' ')
  const withFiles = async (deed: (files: Awaited<ReturnType<typeof selectionBody>>) => unknown) => {
    const chosen = target()
    const files = chosen && (await attempt.other(() => selectionBody(api, project, chosen)))
    if (files) await deed(files)
  }
  return {
    isOn: (tag: number) => common.includes(String(tag)),
    give: (name: string) => void withFiles((files) => verbs.give(files, name)),
    take: (tag: number) => void withFiles((files) => verbs.take(files, tag)),
  }
}
