import { useEffect, useRef } from 'react'
import { useProject } from '@/lib/project/project-context'

/** The newest preview of a job, drawn straight into the picture: no frame re-renders React. */
export function PreviewPicture({ jobId }: { jobId: string }) {
  const { previews } = useProject()
  const picture = useRef<HTMLImageElement>(null)
  useEffect(
    () =>
      previews.watch(jobId, (url) => {
        if (!picture.current) return
        picture.current.hidden = url === null
        if (url !== null) picture.current.src = url
      }),
    [previews, jobId],
  )
  return (
    <img
      ref={picture}
      hidden
      alt=""
      decoding="async"
      draggable={false}
      className="picture preview"
    />
  )
}
