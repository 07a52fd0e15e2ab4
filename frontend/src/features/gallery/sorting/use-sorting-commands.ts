import { useMemo } from 'react'
import { type Command, useCommands } from '@/lib/commands'
import { useStable } from '@/lib/use-stable'
import { useGallery } from '../gallery-context'
import { ask, openTagging } from './sorting-ui'
import { target, useSorting } from './use-sorting'

const stars = [0, 1, 2, 3, 4, 5] as const

type Deed =
  | { kind: 'rate'; stars: number }
  | { kind: 'judge'; verdict: 'pick' | 'reject' }
  | { kind: 'trash' }

/** All that is done to files by key or palette. */
export function useSortingCommands(): void {
  const sorting = useSorting()
  const { place } = useGallery()
  // In the trash and among duplicates no file of the shelf is seen.
  const isShelf = place.at === null
  const act = useStable((deed: Deed) => {
    switch (deed.kind) {
      case 'rate':
        return void sorting.rate(deed.stars)
      case 'judge':
        return void sorting.judge(deed.verdict)
      case 'trash':
        return void sorting.trash()
    }
  })
  const commands = useMemo<Command[]>(() => {
    const isAvailable = () => isShelf && target() !== null
    return [
      ...stars.map((each) => ({
        id: `rate-files-${each}`,
        title: each === 0 ? 'Take the stars of the files' : `Rate the files ${each}`,
        keys: String(each),
        isAvailable,
        run: () => act({ kind: 'rate', stars: each }),
      })),
      {
        id: 'pick-files',
        title: 'Pick the files',
        keys: 'p',
        isAvailable,
        run: () => act({ kind: 'judge', verdict: 'pick' }),
      },
      {
        id: 'reject-files',
        title: 'Reject the files',
        keys: 'x',
        isAvailable,
        run: () => act({ kind: 'judge', verdict: 'reject' }),
      },
      {
        id: 'tag-files',
        title: 'Tag the files',
        keys: 't',
        isAvailable,
        run: () => openTagging(true),
      },
      {
        id: 'move-files',
        title: 'Move the files to a folder',
        keys: 'm',
        isAvailable,
        run: () => ask({ kind: 'place', manner: 'move' }),
      },
      {
        id: 'copy-files',
        title: 'Copy the files to a folder',
        isAvailable,
        run: () => ask({ kind: 'place', manner: 'copy' }),
      },
      {
        id: 'rename-files',
        title: 'Rename the files',
        keys: 'f2',
        isAvailable,
        run: () => ask({ kind: 'rename' }),
      },
      {
        id: 'trash-files',
        title: 'Move the files to the trash',
        keys: 'delete,backspace',
        isAvailable,
        run: () => act({ kind: 'trash' }),
      },
      { id: 'manage-tags', title: 'Tags of the project', run: () => ask({ kind: 'tags' }) },
      {
        id: 'gallery-history',
        title: 'What was done to the files',
        keys: 'h',
        run: () => ask({ kind: 'history' }),
      },
    ]
  }, [act, isShelf])
  useCommands('sorting', commands)
}
