import { useEffect } from 'react'
import { openKeys } from '@/components/room/room-ui'
import { useDialogKeys } from '@/lib/dialog-keys'
import { FullWindow } from './full-window'
import { Stage } from './stage'
import { useTransport } from './use-transport'
import { useZoom } from './use-zoom'
import type { ViewedPicture, ViewerActions, ViewerProps } from './viewed-picture'
import { actionCommands, videoCommands, zoomCommands } from './viewer-commands'
import { ViewerFacts } from './viewer-facts'
import { ViewerFoot } from './viewer-foot'
import { ViewerHead } from './viewer-head'
import { useViewerUi } from './viewer-ui'

const noActions: ViewerActions = {}
const { toggleInfo } = useViewerUi.getState()

/** The files on either side are there before they are asked for. */
function useNeighbours(pictures: readonly ViewedPicture[], index: number): void {
  const sides = [pictures[index - 1], pictures[index + 1]]
  const files = sides.flatMap((side) => (side?.kind === 'image' ? [side.full] : [])).join('\n')
  useEffect(() => {
    for (const file of files.split('\n')) if (file !== '') new Image().src = file
  }, [files])
}

type ShownProps = ViewerProps & { picture: ViewedPicture }

function Shown(props: ShownProps) {
  const { pictures, picture, index, onIndex, onClose, actions = noActions, strip } = props
  const { place, count } = props.whole ?? { place: index, count: pictures.length }
  const zoom = useZoom()
  const transport = useTransport(picture.fps ?? 24)
  const isInfoOpen = useViewerUi((ui) => ui.isInfoOpen)
  useNeighbours(pictures, index)
  const go = (by: number) => onIndex(Math.min(pictures.length - 1, Math.max(0, index + by)))
  const onKeyDown = useDialogKeys('viewer', [
    { id: 'viewer-previous', title: 'Previous picture', keys: 'arrowleft', run: () => go(-1) },
    { id: 'viewer-next', title: 'Next picture', keys: 'arrowright', run: () => go(1) },
    { id: 'viewer-facts', title: 'Facts of the picture', keys: 'i', run: toggleInfo },
    { id: 'viewer-keys', title: 'Keys of the viewer', keys: '?', run: () => openKeys(true) },
    ...zoomCommands(zoom),
    ...(picture.kind === 'video' ? videoCommands(transport) : []),
    ...actionCommands(picture, actions),
  ])
  return (
    <FullWindow label={picture.title} onClose={onClose} onKeyDown={onKeyDown}>
      <ViewerHead
        picture={picture}
        actions={actions}
        isInfoOpen={isInfoOpen}
        onInfo={toggleInfo}
        onClose={onClose}
      />
      <div className="viewer-body">
        <Stage
          key={picture.key}
          picture={picture}
          view={zoom.view}
          onView={zoom.onView}
          onPair={zoom.onPair}
          transport={transport}
        />
        {isInfoOpen && <ViewerFacts facts={picture.facts} />}
      </div>
      {strip}
      <ViewerFoot
        picture={picture}
        place={place}
        count={count}
        onGo={go}
        zoom={zoom}
        transport={transport}
      />
    </FullWindow>
  )
}

/** Without a picture, such as after the last one was deleted, there is nothing to look at. */
export function ViewerDialog(props: ViewerProps) {
  const { pictures, index, onClose } = props
  const picture = pictures[Math.min(index, pictures.length - 1)]
  const isGone = picture === undefined
  useEffect(() => {
    if (isGone) onClose()
  }, [isGone, onClose])
  return picture ? <Shown {...props} picture={picture} index={pictures.indexOf(picture)} /> : null
}
