import { type DragEvent, useState } from 'react'
import { useApi } from '@/api/context'
import { copyFiles, moveFiles, namesIn } from '@/api/gallery-changes'
import { useProject } from '@/lib/project/project-context'
import { carriesProjectFiles, droppedPaths } from '@/lib/workflow/dragged-file'
import { ask } from '../sorting-ui'
import { useUpload } from '../uploads/use-upload'
import { useAttempt } from '../use-attempt'

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)
const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** How many of the files would meet another one of their name, whatever its case. */
export function countTaken(paths: readonly string[], names: readonly string[]): number {
  const there = new Set(names.map((name) => name.toLowerCase()))
  return paths.filter((path) => there.has(nameOf(path).toLowerCase())).length
}

const isOfFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files')

/** Letting files go over a folder: the project's move there, or are copied with Ctrl. */
export function useFolderDrop(folder: string) {
  const api = useApi()
  const project = useProject().project.path
  const attempt = useAttempt()
  const upload = useUpload()
  const [isOver, setOver] = useState(false)

  const move = (paths: string[]) =>
    attempt.other(async () => {
      const taken = countTaken(paths, await namesIn(api, project, folder))
      if (taken > 0) return ask({ kind: 'overwrite', files: { folder, taken, paths } })
      await attempt.change(() =>
        moveFiles(api, project, { files: { paths }, folder, conflict: 'rename' }),
      )
    })
  const copy = (paths: string[]) =>
    attempt.change(() => copyFiles(api, project, { files: { paths }, folder }))

  const drop = (event: DragEvent) => {
    setOver(false)
    const paths = droppedPaths(event.dataTransfer).filter(
      (path) => event.ctrlKey || folderOf(path) !== folder,
    )
    if (paths.length === 0 && !isOfFiles(event)) return
    event.preventDefault()
    event.stopPropagation()
    if (paths.length > 0) void (event.ctrlKey ? copy(paths) : move(paths))
    else void upload([...event.dataTransfer.files], folder)
  }
  return {
    isOver,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!carriesProjectFiles(event) && !isOfFiles(event)) return
        event.preventDefault()
        event.stopPropagation()
        event.dataTransfer.dropEffect =
          event.ctrlKey || !carriesProjectFiles(event) ? 'copy' : 'move'
        setOver(true)
      },
      onDragLeave: () => setOver(false),
      onDrop: drop,
    },
  }
}
