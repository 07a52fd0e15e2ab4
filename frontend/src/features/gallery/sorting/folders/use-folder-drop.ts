import { type DragEvent, useCallback } from 'react'
import { useApi } from '@/api/context'
import { copyFiles, moveFiles, namesIn } from '@/api/gallery-changes'
import { droppedFiles } from '@/lib/dropped-files'
import { useProject } from '@/lib/project/project-context'
import { carriesProjectFiles, droppedPaths } from '@/lib/workflow/dragged-file'
import { ask, dragOverFolder } from '../sorting-ui'
import { useUpload } from '../uploads/use-upload'
import { useAttempt } from '../use-attempt'

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)
const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** How many of the files would meet another one of their name, whatever its case. */
export function countTaken(paths: readonly string[], names: readonly string[]): number {
  const there = new Set(names.map((name) => name.toLowerCase()))
  return paths.filter((path) => there.has(nameOf(path).toLowerCase())).length
}

const isOfComputer = (event: DragEvent) =>
  event.dataTransfer.types.includes('Files') && !carriesProjectFiles(event)

/** Puts files of the project into a folder; where names are taken it is asked first. */
function useBringFiles() {
  const api = useApi()
  const project = useProject().project.path
  const attempt = useAttempt()
  return useCallback(
    (paths: string[], folder: string, manner: 'move' | 'copy') =>
      attempt.other(async () => {
        if (manner === 'copy') {
          await attempt.change(() => copyFiles(api, project, { files: { paths }, folder }))
          return
        }
        const taken = countTaken(paths, await namesIn(api, project, folder))
        if (taken > 0) ask({ kind: 'overwrite', files: { folder, taken, paths } })
        else {
          const moving = { files: { paths }, folder, conflict: 'rename' as const }
          await attempt.change(() => moveFiles(api, project, moving))
        }
      }),
    [api, project, attempt],
  )
}

/**
 * Letting files go over a folder: the project's move there, or are copied with Ctrl; those of the
 * computer are added. `folderAt` tells the folder of a row; null is none.
 */
export function useFolderDrop(folderAt: (target: EventTarget) => string | null) {
  const bring = useBringFiles()
  const upload = useUpload()
  return {
    onDragOver: (event: DragEvent) => {
      const folder = folderAt(event.target)
      if (folder === null || !(carriesProjectFiles(event) || isOfComputer(event))) {
        dragOverFolder(null)
        return
      }
      event.preventDefault()
      event.stopPropagation()
      event.dataTransfer.dropEffect = event.ctrlKey || isOfComputer(event) ? 'copy' : 'move'
      dragOverFolder(folder)
    },
    onDragLeave: () => dragOverFolder(null),
    onDrop: (event: DragEvent) => {
      dragOverFolder(null)
      const folder = folderAt(event.target)
      if (folder === null) return
      if (isOfComputer(event)) void upload(droppedFiles(event.dataTransfer), folder)
      const manner = event.ctrlKey ? 'copy' : 'move'
      const paths = droppedPaths(event.dataTransfer).filter(
        (path) => manner === 'copy' || folderOf(path) !== folder,
      )
      if (paths.length > 0) void bring(paths, folder, manner)
      event.preventDefault()
      event.stopPropagation()
    },
  }
}
