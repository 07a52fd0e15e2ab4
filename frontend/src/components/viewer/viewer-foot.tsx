import { ArrowLeft, ArrowRight } from 'lucide-react'
import { IconButton } from '../icon-button'
import { TransportBar } from './transport-bar'
import type { Transport } from './use-transport'
import type { Zoom } from './use-zoom'
import type { ViewedPicture } from './viewed-picture'
import { ZoomTools } from './zoom-tools'

type Props = {
  picture: ViewedPicture
  place: number
  count: number
  onGo: (by: 1 | -1) => void
  zoom: Zoom
  transport: Transport
}

/** Where it stands among its neighbours, how large it is, and where a video is. */
export function ViewerFoot({ picture, place, count, onGo, zoom, transport }: Props) {
  return (
    <footer className="viewer-bar is-foot">
      <IconButton label="Previous" shortcut="←" isDisabled={place === 0} onPress={() => onGo(-1)}>
        <ArrowLeft size={16} strokeWidth={1.6} aria-hidden />
      </IconButton>
      <span className="viewer-place">
        {place + 1} of {count}
      </span>
      <IconButton
        label="Next"
        shortcut="→"
        isDisabled={place === count - 1}
        onPress={() => onGo(1)}
      >
        <ArrowRight size={16} strokeWidth={1.6} aria-hidden />
      </IconButton>
      {picture.kind === 'video' ? (
        <TransportBar transport={transport} fps={picture.fps ?? 24} />
      ) : (
        <span className="grow" />
      )}
      {picture.kind !== 'audio' && <ZoomTools zoom={zoom} />}
    </footer>
  )
}
