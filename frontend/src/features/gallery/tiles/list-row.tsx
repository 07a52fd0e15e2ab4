import { memo, useState } from 'react'
import type { GalleryFile, GalleryTag } from '@/api/gallery'
import { dateAndTime } from '@/lib/format/dates'
import { bytes, clock } from '../words'
import { captionOf } from './caption'
import { GridRow, type TileProps } from './grid-row'
import { Thumbnail } from './thumbnail'
import { FileMarks } from './tile'

const THUMBNAIL = 56

type Column = {
  id: string
  label: string
  isFigure?: boolean
  value: (file: GalleryFile, tags: readonly GalleryTag[]) => string
}

const pixels = ({ width, height }: GalleryFile) => (width && height ? `${width} × ${height}` : '')

/** What a row of the list says, from left to right; the address sorts by some of it. */
export const columns: readonly Column[] = [
  { id: 'name', label: 'Name', value: ({ name }) => name },
  {
    id: 'shot',
    label: 'Shot',
    value: (file) => (file.shot ? `${file.shot} ${captionOf(file).rest}`.trim() : ''),
  },
  { id: 'folder', label: 'Folder', value: ({ folder }) => folder },
  {
    id: 'tags',
    label: 'Tags',
    value: ({ tags }, known) =>
      tags.flatMap((id) => known.find((tag) => tag.id === id)?.name ?? []).join(', '),
  },
  { id: 'model', label: 'Model', value: ({ model }) => model ?? '' },
  { id: 'seed', label: 'Seed', isFigure: true, value: ({ seed }) => String(seed ?? '') },
  { id: 'width', label: 'Pixels', isFigure: true, value: pixels },
  {
    id: 'duration',
    label: 'Length',
    isFigure: true,
    value: ({ duration_seconds: seconds }) => (seconds === null ? '' : clock(seconds)),
  },
  { id: 'size', label: 'Size', isFigure: true, value: ({ size }) => bytes(size) },
  { id: 'date', label: 'Changed', isFigure: true, value: (file) => dateAndTime(file.modified_at) },
]

type CellsProps = {
  file: GalleryFile
  tags: readonly GalleryTag[]
  onReason: (reason: string | null) => void
}

function Cells({ file, tags, onReason }: CellsProps) {
  return (
    <>
      <div className="list-picture" draggable>
        <Thumbnail file={file} width={THUMBNAIL} onReason={onReason} />
      </div>
      {columns.map(({ id, isFigure, value }) => (
        <span key={id} className={`cut list-${id}${isFigure ? ' is-figure' : ''}`}>
          {value(file, tags)}
        </span>
      ))}
      <FileMarks file={file} />
    </>
  )
}

type Props = TileProps & { tags: readonly GalleryTag[] }

/** One file as a line of figures. */
export const ListRow = memo(function ListRow({ tags, ...props }: Props) {
  const { file } = props
  const [reason, setReason] = useState<string | null>(null)
  return (
    <GridRow {...props} className="tile is-row" reason={reason}>
      {file && <Cells file={file} tags={tags} onReason={setReason} />}
    </GridRow>
  )
})
