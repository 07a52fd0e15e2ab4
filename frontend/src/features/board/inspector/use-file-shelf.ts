import { useMemo } from 'react'
import { useApi } from '@/api/context'
import { findFiles } from '@/api/gallery-picks'
import { keepInput } from '@/api/inputs'
import { fileUrl, thumbnailUrl } from '@/api/pictures'
import type { FileShelf, ProjectFile } from '@/components/workflow-form/form-context'
import type { BoardState } from '@/lib/document/board-state'
import { inOrder } from '@/lib/document/order'
import { chosenOf } from '@/lib/jobs/panel-state'
import { fitsSlot } from '@/lib/workflow/media'
import { useBoard } from '../board-context'
import { versionLabel } from '../canvas/captions'

/** The chosen take of every shot that a slot can take, in the order of the board. */
export function takesFor(
  type: Parameters<FileShelf['files']>[0],
  { scenes, shots, takes }: Pick<BoardState, 'scenes' | 'shots' | 'takes'>,
): ProjectFile[] {
  return inOrder(scenes, shots).flatMap(({ scene, shots: own }) =>
    own.flatMap((shot) => {
      const take = chosenOf(takes[shot.id] ?? [], shot.chosenTake)
      if (!take || !fitsSlot(take.path, type)) return []
      const label = [shot.code, shot.name, versionLabel(take.version)].filter(Boolean).join(' ')
      return [{ id: take.id, label, group: scene.name, path: take.path }]
    }),
  )
}

/** The files of the open project, for the slots of a form. */
export function useFileShelf(): FileShelf {
  const api = useApi()
  const { project, state } = useBoard()
  return useMemo(
    () => ({
      id: project.id,
      thumbnailUrl: (path, width) => thumbnailUrl(api, { project: project.path, path, width }),
      keep: async (file) => (await keepInput(api, project.id, file)).path,
      fileUrl: (path) => fileUrl(api, project.path, path),
      files: (type) => takesFor(type, state.getState()),
      find: (type, words, cursor) =>
        findFiles(api, project.path, { kind: type === 'mask' ? 'image' : type, words, cursor }),
    }),
    [api, project, state],
  )
}
