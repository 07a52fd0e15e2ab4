import { useQueryClient } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import type { GalleryFile } from '@/api/gallery'
import { useShowToast } from '@/components/toast'
import { useShowInFileManager } from '@/components/use-show-in-file-manager'
import { counted, type Noun } from '@/lib/format/counted'
import { useProject } from '@/lib/project/project-context'
import { useGallery } from '../gallery-context'
import { useChangeAddress } from '../use-gallery-address'
import { readSelected } from './selected-files'
import { ask, openTagging } from './sorting-ui'
import { slotWords } from './together/references'
import { noReference, useReferenceSlots } from './together/use-reference-slots'
import { useTogether } from './together/use-together'
import { useAttempt } from './use-attempt'
import { useCompareSelected } from './use-compare-selected'
import { useExport } from './use-export'
import { target, useSorting } from './use-sorting'

export type FileEntry = {
  id: string
  label: string
  keys?: string
  isDisabled?: boolean
  run?: () => void
  within?: readonly FileEntry[]
}

export type FileSection = { name: string; entries: readonly FileEntry[] }

const starWords = (stars: number) => (stars === 0 ? 'No stars' : counted(stars, 'star'))

/** Texts for elsewhere: paths or names, one a line. */
function useCopyWords() {
  const api = useApi()
  const queries = useQueryClient()
  const show = useShowToast()
  const attempt = useAttempt()
  const { project, place } = useGallery()
  return (what: Noun, wordsOf: (file: GalleryFile) => string) =>
    attempt.other(async () => {
      const chosen = target()
      if (!chosen) return
      const files = await readSelected(chosen, { api, queries, project, order: place.order })
      await navigator.clipboard.writeText(files.map(wordsOf).join('\n'))
      show({ text: `${counted(files.length, what)} copied` })
    })
}

/** All selected files, or the one that is looked at, with what is known of them. */
function useReadTarget() {
  const api = useApi()
  const queries = useQueryClient()
  const { project, place } = useGallery()
  return async (): Promise<GalleryFile[]> => {
    const chosen = target()
    const asked = { api, queries, project, order: place.order }
    return chosen ? readSelected(chosen, asked) : []
  }
}

function useReferenceEntry(file: GalleryFile | null): FileEntry {
  const references = useReferenceSlots(file?.path ?? null)
  const why = noReference(references)
  const { shot, slots, put } = references
  const entry = { id: 'reference', label: `Use as reference${shot ? ` in ${shot.code}` : ''}` }
  if (why !== null) return { ...entry, label: `Use as reference: ${why}`, isDisabled: true }
  return {
    ...entry,
    within: slots.map((slot) => ({
      id: slot.name,
      label: slotWords(slot),
      run: () => put(slot),
    })),
  }
}

/** What can be done with the selected files; `file` is the one that is looked at. */
export function useFileEntries(file: GalleryFile | null, selected: number): FileSection[] {
  const change = useChangeAddress()
  const { project } = useGallery()
  const sorting = useSorting()
  const together = useTogether()
  const attempt = useAttempt()
  const copyWords = useCopyWords()
  const readTarget = useReadTarget()
  const exportFiles = useExport()
  const compare = useCompareSelected()
  const reference = useReferenceEntry(file)
  const { id } = useProject().project
  const showInFileManager = useShowInFileManager()
  const shot = file && together.shotOf(file)
  const isOne = selected <= 1
  const noFile = file === null
  return [
    {
      name: 'Look',
      entries: [
        {
          id: 'open',
          label: 'Open',
          keys: 'enter',
          isDisabled: noFile,
          run: () => file && change({ file: file.id }),
        },
        {
          id: 'compare',
          label: 'Compare',
          keys: 'c',
          isDisabled: !compare,
          run: () => compare?.(),
        },
      ],
    },
    {
      name: 'With the board',
      entries: [
        reference,
        {
          id: 'take-over',
          label: 'Use its workflow and values',
          isDisabled: noFile,
          run: () => file && void together.takeOver(file.path),
        },
        {
          id: 'show-in-board',
          label: shot ? `Show ${shot.code} in the board` : 'Show in the board',
          isDisabled: !shot,
          run: () => shot && together.showInBoard(shot.id),
        },
        {
          id: 'pool',
          label: 'Send to the pool',
          run: () => void attempt.other(async () => together.sendToPool(await readTarget())),
        },
      ],
    },
    {
      name: 'Say',
      entries: [
        {
          id: 'rate',
          label: 'Rate',
          within: [5, 4, 3, 2, 1, 0].map((stars) => ({
            id: `rate-${stars}`,
            label: starWords(stars),
            keys: String(stars),
            run: () => void sorting.rate(stars),
          })),
        },
        { id: 'pick', label: 'Pick', keys: 'p', run: () => void sorting.judge('pick') },
        { id: 'reject', label: 'Reject', keys: 'x', run: () => void sorting.judge('reject') },
        { id: 'tag', label: 'Tag', keys: 't', run: () => openTagging(true) },
      ],
    },
    {
      name: 'Sort',
      entries: [
        {
          id: 'rename',
          label: isOne ? 'Rename' : 'Rename all',
          keys: 'f2',
          run: () => ask({ kind: 'rename' }),
        },
        {
          id: 'move',
          label: 'Move to a folder',
          keys: 'm',
          run: () => ask({ kind: 'place', manner: 'move' }),
        },
        {
          id: 'copy',
          label: 'Copy to a folder',
          run: () => ask({ kind: 'place', manner: 'copy' }),
        },
      ],
    },
    {
      name: 'Elsewhere',
      entries: [
        {
          id: 'copy-path',
          label: isOne ? 'Copy the path' : 'Copy the paths',
          run: () => void copyWords('path', ({ path }) => `${project}/${path}`),
        },
        {
          id: 'copy-name',
          label: isOne ? 'Copy the file name' : 'Copy the file names',
          run: () => void copyWords('name', ({ name }) => name),
        },
        {
          id: 'file-manager',
          label: 'Show in the file manager',
          isDisabled: noFile,
          run: () => file && void showInFileManager(id, file.path),
        },
        {
          id: 'export',
          label: isOne ? 'Save a copy on this computer' : 'Save copies on this computer',
          run: () => void exportFiles(),
        },
        {
          id: 'trash',
          label: 'Move to the trash',
          keys: 'delete',
          run: () => void sorting.trash(),
        },
      ],
    },
  ]
}
