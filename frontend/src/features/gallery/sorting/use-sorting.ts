import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApi } from '@/api/context'
import { type Sorting as Order, tagsQuery } from '@/api/gallery'
import {
  annotateFiles,
  copyFiles,
  moveFiles,
  type NameConflict,
  type OfFiles,
  type Saying,
  trashFiles,
  writeTag,
} from '@/api/gallery-changes'
import type { Verdict } from '@/components/viewer/viewed-picture'
import { useProject } from '@/lib/project/project-context'
import { type GallerySelection, selectionBody, selectNothing, useGalleryUi } from '../gallery-ui'
import { sayingOf, verdicts, verdictTag, verdictWords } from './picks'
import { readSelected } from './selected-files'
import { useAttempt } from './use-attempt'

/** Where files go, and what happens to a name that is taken there. */
export type Destination = { folder: string; conflict: NameConflict }

/** Files that are looked into before a verdict is taken from all of them again. */
const LOOKED_INTO = 500
const anyOrder: Order = { sort: 'date', descending: true }

/** The selected files, or the one that is looked at. */
export function target(): GallerySelection | null {
  const { selection, current } = useGalleryUi.getState()
  if (selection.kind === 'all' || selection.ids.size > 0) return selection
  return current === null ? null : { kind: 'some', ids: new Set([current]) }
}

/** What can be done to the selected files, or to the one that is looked at. */
export function useSorting() {
  const api = useApi()
  const queries = useQueryClient()
  const project = useProject().project.path
  const attempt = useAttempt()
  return useMemo(() => {
    const withFiles = async <T>(
      deed: (files: OfFiles) => Promise<T>,
      chosen = target(),
    ): Promise<T | null> => {
      const files = chosen && (await attempt.other(() => selectionBody(api, project, chosen)))
      return files && deed(files)
    }
    const say = (saying: Saying, words?: string, chosen = target()) =>
      withFiles(
        (files) => attempt.change(() => annotateFiles(api, project, files, saying), words),
        chosen,
      )

    const verdictOf = async (verdict: Verdict) => {
      const tags = await queries.fetchQuery({ ...tagsQuery(api, project), staleTime: 0 })
      const tag = verdictTag(tags, verdict) ?? (await writeTag(api, project, verdicts[verdict]))
      return { tag, tags }
    }
    const allHave = async (tag: number, chosen: GallerySelection | null): Promise<boolean> => {
      if (!chosen || (chosen.kind === 'some' && chosen.ids.size > LOOKED_INTO)) return false
      const asked = { api, queries, project, order: anyOrder, limit: LOOKED_INTO }
      const files = await readSelected(chosen, asked)
      return files.length < LOOKED_INTO && files.every(({ tags }) => tags.includes(tag))
    }
    /** Gives the verdict; where all of the files have it already it is taken away. */
    const judge = async (verdict: Verdict, chosen = target()) => {
      const decided = await attempt.other(async () => {
        const { tag, tags } = await verdictOf(verdict)
        const isOn = !(await allHave(tag.id, chosen))
        return { saying: sayingOf(tag, tags, { verdict, isOn }), isOn }
      })
      if (decided) await say(decided.saying, verdictWords(verdict, decided.isOn), chosen)
    }
    return {
      say,
      rate: (stars: number) => say({ rating: stars }),
      judge,
      move: (destination: Destination) =>
        withFiles((files) =>
          attempt.change(() => moveFiles(api, project, { files, ...destination })),
        ),
      copy: (folder: string) =>
        withFiles((files) => attempt.change(() => copyFiles(api, project, { files, folder }))),
      trash: async () => {
        const done = await withFiles((files) =>
          attempt.change(() => trashFiles(api, project, files)),
        )
        if (done) selectNothing()
      },
    }
  }, [api, queries, project, attempt])
}

export type SortingDeeds = ReturnType<typeof useSorting>
