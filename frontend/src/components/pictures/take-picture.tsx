import { type SyntheticEvent, useState } from 'react'
import { useApi } from '@/api/context'
import { thumbnailUrl } from '@/api/pictures'
import type { Take } from '@/lib/document/model'
import { useProject } from '@/lib/project/project-context'

/** A take, or what a job just wrote: where the file is, and which bytes it holds. */
type Written = Pick<Take, 'path' | 'sha256'>

type Props = { take: Written; width: number; onShown?: () => void }

/** A take's picture. What stood here before stays until the new one has been decoded. */
export function TakePicture({ take, width, onShown }: Props) {
  const api = useApi()
  const { project } = useProject()
  const [shown, setShown] = useState<string | null>(null)
  const src = thumbnailUrl(api, {
    project: project.path,
    path: take.path,
    width,
    version: take.sha256,
  })
  const show = async ({ currentTarget }: SyntheticEvent<HTMLImageElement>) => {
    await currentTarget.decode?.().catch(() => {})
    setShown(src)
    onShown?.()
  }
  const stack = shown !== null && shown !== src ? [shown, src] : [src]
  return stack.map((url) => (
    <img
      key={url}
      src={url}
      alt=""
      decoding="async"
      draggable={false}
      className="picture"
      style={{ opacity: url === shown ? 1 : 0 }}
      onLoad={url === src ? show : undefined}
    />
  ))
}
