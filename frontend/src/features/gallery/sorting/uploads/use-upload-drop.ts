import { type DragEvent, useState } from 'react'
import { droppedFiles } from '@/lib/dropped-files'
import { carriesProjectFiles } from '@/lib/workflow/dragged-file'
import { useUpload } from './use-upload'

/** Letting files of the computer go anywhere over the gallery adds them to the folder shown. */
export function useUploadDrop(folder: string) {
  const upload = useUpload()
  const [isOver, setOver] = useState(false)
  const isWanted = (event: DragEvent) =>
    event.dataTransfer.types.includes('Files') && !carriesProjectFiles(event)
  return {
    isOver,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!isWanted(event)) return
        event.preventDefault()
        setOver(true)
      },
      onDragLeave: ({ currentTarget, relatedTarget }: DragEvent) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) {
          setOver(false)
        }
      },
      onDrop: (event: DragEvent) => {
        setOver(false)
        if (!isWanted(event)) return
        event.preventDefault()
        void upload(droppedFiles(event.dataTransfer), folder)
      },
    },
  }
}
