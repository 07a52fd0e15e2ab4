import { useReactFlow, useStore } from '@xyflow/react'
import { Maximize, Minus, Plus } from 'lucide-react'
import { Button } from '@/components/button'
import { IconButton } from '@/components/icon-button'
import { useReadingOrder } from '../use-order'
import { MapPicture } from './map-picture'
import { useFit } from './use-fit'

const quick = { duration: 140 }

function ZoomLevel() {
  const percent = useStore(({ transform }) => Math.round(transform[2] * 100))
  const flow = useReactFlow()
  return (
    <Button
      size="small"
      aria-label={`Zoom ${percent} percent; set to 100`}
      onPress={() => void flow.zoomTo(1, quick)}
    >
      {percent} %
    </Button>
  )
}

/** The whole board in small, and the way to zoom. */
export function BoardMap() {
  const flow = useReactFlow()
  const showAll = useFit()
  const hasShots = useReadingOrder().length > 0
  return (
    <section className="board-map" aria-label="Map of the board">
      {hasShots && <MapPicture />}
      <div className="board-zoom">
        <IconButton label="Zoom out" size="small" onPress={() => void flow.zoomOut(quick)}>
          <Minus size={16} aria-hidden />
        </IconButton>
        <ZoomLevel />
        <IconButton label="Zoom in" size="small" onPress={() => void flow.zoomIn(quick)}>
          <Plus size={16} aria-hidden />
        </IconButton>
        <span className="grow" />
        <IconButton label="Fit the board" shortcut="F" size="small" onPress={() => showAll()}>
          <Maximize size={14} aria-hidden />
        </IconButton>
      </div>
    </section>
  )
}
