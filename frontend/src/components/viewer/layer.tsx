import { AudioLines } from 'lucide-react'
import { type SyntheticEvent, useState } from 'react'
import { Broken } from './broken'
import type { Transport } from './use-transport'
import type { Box, Size } from './view'
import type { ViewedPicture } from './viewed-picture'

type Props = {
  picture: ViewedPicture
  /** Where to draw; fitted to the stage by the browser until it can be said. */
  box: Box | null
  transport: Transport
  /** Told when the file itself says how large it is. */
  onSize: (size: Size) => void
}

/** Pixels of the screen a pixel of the picture takes before its edges are shown as they are. */
const SHARP_FROM = 3

const placeOf = (box: Box | null) =>
  box
    ? {
        width: box.width,
        height: box.height,
        transform: `translate(${box.left}px, ${box.top}px)`,
      }
    : { width: '100%', height: '100%' }

function Sound({ picture }: { picture: ViewedPicture }) {
  return (
    <div className="viewer-sound">
      <AudioLines size={48} strokeWidth={1} aria-hidden />
      {/* biome-ignore lint/a11y/useMediaCaption: a sound of the project has no captions */}
      <audio src={picture.full} controls aria-label={picture.title} />
    </div>
  )
}

/** A still at once, and over it the file itself as soon as it is decoded. */
function Still({ picture, box, onSize, onError }: Props & { onError: () => void }) {
  const [isShown, setShown] = useState(false)
  const isSharp =
    box !== null && (box.width * devicePixelRatio) / Math.max(1, picture.width) >= SHARP_FROM
  const show = async ({ currentTarget: image }: SyntheticEvent<HTMLImageElement>) => {
    onSize({ width: image.naturalWidth, height: image.naturalHeight })
    await image.decode?.().catch(() => {})
    setShown(true)
  }
  return (
    <>
      {!isShown && (
        <img src={picture.src(960)} alt="" draggable={false} style={placeOf(box)} aria-hidden />
      )}
      <img
        src={picture.full}
        alt={picture.title}
        decoding="async"
        draggable={false}
        style={{
          ...placeOf(box),
          opacity: isShown ? 1 : 0,
          imageRendering: isSharp ? 'pixelated' : undefined,
        }}
        onLoad={show}
        onError={onError}
      />
    </>
  )
}

function Moving({ picture, box, transport, onSize, onError }: Props & { onError: () => void }) {
  return (
    <video
      ref={transport.attach}
      src={picture.full}
      poster={picture.src(960)}
      preload="auto"
      playsInline
      muted={transport.isMuted}
      loop={transport.isLooping}
      aria-label={picture.title}
      style={placeOf(box)}
      onLoadedMetadata={({ currentTarget: { videoWidth, videoHeight } }) =>
        onSize({ width: videoWidth, height: videoHeight })
      }
      onError={onError}
    />
  )
}

/** A picture, a video or a sound where the view puts it. */
export function Layer(props: Props) {
  const { picture } = props
  const [isBroken, setBroken] = useState(false)
  const onError = () => setBroken(true)
  if (isBroken) return <Broken picture={picture} />
  switch (picture.kind) {
    case 'image':
      return <Still {...props} onError={onError} />
    case 'video':
      return <Moving {...props} onError={onError} />
    case 'audio':
      return <Sound picture={picture} />
    default:
      return picture.kind satisfies never
  }
}
