import { Bookmark, Check, LayoutGrid, Play, Star } from 'lucide-react'
import { memo, useDeferredValue, useState } from 'react'
import type { GalleryFile } from '@/api/gallery'
import { useBoardState } from '@/lib/project/project-context'
import { useSortingUi } from '../sorting/sorting-ui'
import { clock } from '../words'
import { captionOf } from './caption'
import { GridRow, type TileProps } from './grid-row'
import { Scrub } from './scrub'
import { Thumbnail } from './thumbnail'

/** Whether this file is the one that its shot shows. */
export function useIsPick({ shot_id: shot, take_id: take }: Partial<GalleryFile>): boolean {
  return useBoardState(({ shots }) => !!shot && !!take && shots[shot]?.chosenTake === take)
}

export function FileMarks({ file }: { file: GalleryFile }) {
  const isTake = useIsPick(file)
  const isPicked = useSortingUi(({ pickTag }) => pickTag !== null && file.tags.includes(pickTag))
  return (
    <span className="tile-marks">
      {isTake && <LayoutGrid size={12} aria-label="The take of its shot" />}
      {isPicked && <Bookmark size={13} aria-label="Picked" fill="currentColor" />}
      {file.rating > 0 && (
        <>
          {file.rating}
          <Star size={12} aria-hidden fill="currentColor" />
        </>
      )}
    </span>
  )
}

function TileBody({
  file,
  width,
  isQuick,
  onReason,
}: {
  file: GalleryFile
  width: number
  isQuick: boolean
  onReason: (reason: string | null) => void
}) {
  const { strong, rest } = captionOf(file)
  return (
    <>
      <div className="tile-picture" draggable>
        <Thumbnail file={file} width={width} isQuick={isQuick} onReason={onReason} />
        {file.kind === 'video' && <Scrub file={file} />}
      </div>
      <div className="tile-caption">
        <span className="tile-name">
          <b className="cut">{strong}</b>
          <span>{rest}</span>
        </span>
        {file.kind === 'video' && (
          <span className="tile-length">
            <Play size={10} aria-hidden fill="currentColor" />
            {file.duration_seconds !== null && clock(file.duration_seconds)}
          </span>
        )}
        <FileMarks file={file} />
      </div>
    </>
  )
}

/** One file; what it is comes a moment after its place. */
export const Tile = memo(function Tile(props: TileProps) {
  const { w, isSelected, isQuick } = props
  // Places stand at once, even a whole screen of them; what they show follows in slices.
  const file = useDeferredValue(props.file, undefined)
  const [reason, setReason] = useState<string | null>(null)
  return (
    <GridRow {...props} className="tile" reason={reason}>
      {file ? (
        <TileBody file={file} width={w} isQuick={isQuick} onReason={setReason} />
      ) : (
        <div className="tile-picture" />
      )}
      {isSelected && (
        <span className="tile-check">
          <Check size={14} aria-hidden />
        </span>
      )}
    </GridRow>
  )
})
