import { ImageOff, Star, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useApi } from '@/api/context'
import type { TrashItem } from '@/api/gallery-changes'
import { thumbnailUrl } from '@/api/pictures'
import { Button } from '@/components/button'
import { dateAndTime } from '@/lib/format/dates'
import { useGallery } from '../gallery-context'
import { folderWords } from '../sorting/folders/folder-rows'
import { bytes } from '../words'
import { daysLeft } from './days-left'

function Picture({ item }: { item: TrashItem }) {
  const api = useApi()
  const { project } = useGallery()
  const [isBroken, setBroken] = useState(false)
  if (isBroken) return <ImageOff size={16} strokeWidth={1.6} aria-hidden />
  return (
    <img
      src={thumbnailUrl(api, { project, path: item.stored, width: 160, version: item.trashed_at })}
      alt=""
      loading="lazy"
      onError={() => setBroken(true)}
    />
  )
}

type Props = { item: TrashItem; keepDays: number; onRestore: () => void }

const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** A file of the trash: what it is, where it was, how long it stays. */
export function TrashRow({ item, keepDays, onRestore }: Props) {
  return (
    <>
      <span className="trash-picture">
        <Picture item={item} />
      </span>
      <b className="cut" title={item.name}>
        {item.name}
      </b>
      <span className="cut" title={item.path}>
        {folderWords(folderOf(item.path))}
      </span>
      <span className="trash-stars">
        {item.rating > 0 && (
          <>
            {item.rating}
            <Star size={10} fill="currentColor" aria-label="stars" />
          </>
        )}
      </span>
      <span>{bytes(item.size)}</span>
      <span className="cut">{dateAndTime(item.trashed_at)}</span>
      <span className="cut">{daysLeft(item.trashed_at, keepDays, Date.now())}</span>
      <Button size="small" aria-label={`Bring back ${item.name}`} onPress={onRestore}>
        <Undo2 size={14} aria-hidden />
        Bring back
      </Button>
    </>
  )
}
