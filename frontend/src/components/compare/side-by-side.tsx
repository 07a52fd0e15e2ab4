import { BookmarkCheck } from 'lucide-react'
import { Button } from '../button'
import { Stage } from '../viewer/stage'
import type { Transport } from '../viewer/use-transport'
import type { Zoom } from '../viewer/use-zoom'
import type { ViewedPicture } from '../viewer/viewed-picture'

type Props = {
  pictures: readonly ViewedPicture[]
  zoom: Zoom
  transport: Transport
  onChoose: ((picture: ViewedPicture) => void) | undefined
}

const unheard = () => {}

/** Every picture beside the others, all in the same view. */
export function SideBySide({ pictures, zoom, transport, onChoose }: Props) {
  return (
    <div className="compare-panes" data-count={pictures.length}>
      {pictures.map((picture, place) => (
        <figure key={picture.key} className="compare-pane">
          <Stage
            picture={picture}
            view={zoom.view}
            onView={zoom.onView}
            onPair={place === 0 ? zoom.onPair : unheard}
            transport={transport}
          />
          <figcaption>
            <b className="cut">{picture.title}</b>
            <span className="grow" />
            {picture.chosen && (
              <span className="viewer-chosen">
                <BookmarkCheck size={14} aria-hidden />
                Chosen
              </span>
            )}
            {onChoose && picture.chosen === false && (
              <Button
                look="box"
                size="small"
                aria-label={`Choose ${picture.title}`}
                onPress={() => onChoose(picture)}
              >
                Choose
              </Button>
            )}
          </figcaption>
        </figure>
      ))}
    </div>
  )
}
