import { AudioLines, Film, ImageOff } from 'lucide-react'
import { type DragEvent, useState } from 'react'
import { useApi } from '@/api/context'
import { thumbnailUrl } from '@/api/pictures'
import type { PoolItem } from '@/api/pool'
import { useProject } from '@/lib/project/project-context'
import { dragFile } from '@/lib/workflow/dragged-file'
import { stateWords } from './pool-words'

type Props = { item: PoolItem; width: number }

function Inside({ item, width }: Props) {
  const api = useApi()
  const { project } = useProject()
  const [isBroken, setBroken] = useState(false)
  const { state, type, path, v } = item
  if (state !== 'here' || isBroken) {
    return (
      <span className="pool-gone">
        <ImageOff size={16} strokeWidth={1.6} aria-hidden />
        {stateWords[state] ?? 'It cannot be shown'}
      </span>
    )
  }
  if (type === 'audio') return <AudioLines size={24} strokeWidth={1.5} aria-hidden />
  return (
    <img
      src={thumbnailUrl(api, { project: project.path, path, width, version: v })}
      alt=""
      loading="lazy"
      draggable={false}
      onError={() => setBroken(true)}
    />
  )
}

/** What an item looks like; it can be dragged to where files are taken. */
export function PoolPicture({ item, width }: Props) {
  const drag = (event: DragEvent) => dragFile(event, item.path)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging has its keys on the item
    <span className="pool-picture" draggable={item.state === 'here'} onDragStart={drag}>
      <Inside key={item.v} item={item} width={width} />
      {item.type === 'video' && <Film size={12} aria-label="Clip" className="pool-kind" />}
    </span>
  )
}
