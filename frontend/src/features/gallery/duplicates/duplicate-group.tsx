import { Check } from 'lucide-react'
import { useApi } from '@/api/context'
import type { GalleryFile } from '@/api/gallery'
import type { DuplicateGroup } from '@/api/gallery-changes'
import { SMALL, thumbnailUrl } from '@/api/pictures'
import { Button } from '@/components/button'
import { counted } from '@/lib/format/counted'
import { dateAndTime } from '@/lib/format/dates'
import { useGallery } from '../gallery-context'
import { useChangeAddress } from '../use-gallery-address'
import { bytes } from '../words'

const MOST_COMPARED = 4

type FileProps = { file: GalleryFile; isKept: boolean; onToggle: () => void }

function DuplicateFile({ file, isKept, onToggle }: FileProps) {
  const api = useApi()
  const { project } = useGallery()
  const { path, v, name, folder, size, rating, modified_at: at } = file
  return (
    <li className={isKept ? 'duplicate is-kept' : 'duplicate'}>
      <button type="button" aria-pressed={isKept} aria-label={`Keep ${path}`} onClick={onToggle}>
        <img
          src={thumbnailUrl(api, { project, path, width: SMALL, version: v })}
          alt=""
          loading="lazy"
        />
        <span className="duplicate-verdict">
          {isKept ? (
            <>
              <Check size={12} aria-hidden />
              Stays
            </>
          ) : (
            'Goes'
          )}
        </span>
      </button>
      <b className="cut" title={path}>
        {name}
      </b>
      <span className="cut" title={folder}>
        {folder || 'The project folder'}
      </span>
      <span className="cut">
        {bytes(size)}
        {rating > 0 && `, ${counted(rating, 'star')}`}, {dateAndTime(at)}
      </span>
    </li>
  )
}

type Props = {
  group: DuplicateGroup
  kept: ReadonlySet<number>
  onToggle: (file: number) => void
}

/** Files that are the same or look so: which stay, and which go. */
export function DuplicateGroupRow({ group, kept, onToggle }: Props) {
  const change = useChangeAddress()
  const { files, likeness, wasted_bytes: wasted } = group
  const compared = files.slice(0, MOST_COMPARED).map(({ id }) => id)
  return (
    <li className="duplicate-group">
      <header>
        <b>{counted(files.length, 'file')}</b>
        <span className="quiet">
          {likeness === null ? 'the same content' : `${Math.round(likeness * 100)} % alike`},{' '}
          {bytes(wasted)} to win
        </span>
        <Button size="small" onPress={() => change({ compare: compared })}>
          Compare
        </Button>
      </header>
      <ul>
        {files.map((file) => (
          <DuplicateFile
            key={file.id}
            file={file}
            isKept={kept.has(file.id)}
            onToggle={() => onToggle(file.id)}
          />
        ))}
      </ul>
    </li>
  )
}
