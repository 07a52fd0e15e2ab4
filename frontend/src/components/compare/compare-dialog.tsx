import { X } from 'lucide-react'
import { useState } from 'react'
import { useDialogKeys } from '@/lib/dialog-keys'
import { IconButton } from '../icon-button'
import { Segmented } from '../segmented'
import { FullWindow } from '../viewer/full-window'
import { TransportBar } from '../viewer/transport-bar'
import { useTransport } from '../viewer/use-transport'
import { useZoom } from '../viewer/use-zoom'
import type { CompareProps, ViewedPicture } from '../viewer/viewed-picture'
import { videoCommands, zoomCommands } from '../viewer/viewer-commands'
import { ZoomTools } from '../viewer/zoom-tools'
import './compare.css'
import { DifferenceOf } from './difference-of'
import { PairChoice } from './pair-choice'
import { SideBySide } from './side-by-side'
import { WipeOf } from './wipe-of'

const ways = ['side', 'wipe', 'difference'] as const
type Way = (typeof ways)[number]

const names: Record<Way, string> = {
  side: 'Side by side',
  wipe: 'Wipe',
  difference: 'Difference',
}

const MOST = 4

/** Only still pictures can be taken from each other. */
const waysFor = (pictures: readonly ViewedPicture[]): readonly Way[] =>
  pictures.every(({ kind }) => kind === 'image') ? ways : ['side', 'wipe']

/** Two to four pictures in one view: what is looked at closely in one is looked at in all. */
export function CompareDialog({ pictures: given, onClose, onChoose }: CompareProps) {
  const pictures = given.slice(0, MOST)
  const [way, setWay] = useState<Way>('side')
  const [chosen, setChosen] = useState<readonly [number, number]>([0, 1])
  const zoom = useZoom()
  const fps = pictures[0]?.fps ?? 24
  const transport = useTransport(fps)
  const isMoving = pictures.some(({ kind }) => kind === 'video')
  const offered = waysFor(pictures)
  const onKeyDown = useDialogKeys('compare', [
    ...offered.map((each, place) => ({
      id: `compare-${each}`,
      title: `Compare: ${names[each]}`,
      keys: 'sxd'[place] ?? '',
      run: () => setWay(each),
    })),
    {
      id: 'compare-swap',
      title: 'Compare: change sides',
      keys: 'r',
      run: () => setChosen(([first, second]) => [second, first]),
    },
    ...zoomCommands(zoom),
    ...(isMoving ? videoCommands(transport) : []),
  ])
  const [first, second] = [pictures[chosen[0]], pictures[chosen[1]]]
  const two = { zoom, transport }
  return (
    <FullWindow label="Compare" onClose={onClose} onKeyDown={onKeyDown}>
      <header className="viewer-bar">
        <h2 className="t-13 strong">Compare</h2>
        <Segmented
          label="Way to compare"
          layout="hidden"
          value={way}
          segments={offered.map((id) => ({ id, label: names[id] }))}
          onChange={(id) => setWay(ways.find((each) => each === id) ?? 'side')}
        />
        {way !== 'side' && <PairChoice pictures={pictures} pair={chosen} onPair={setChosen} />}
        <span className="grow" />
        <IconButton label="Close" shortcut="Esc" onPress={onClose}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      {way === 'side' && <SideBySide pictures={pictures} {...two} onChoose={onChoose} />}
      {way === 'wipe' && first && second && <WipeOf first={first} second={second} {...two} />}
      {way === 'difference' && first && second && (
        <DifferenceOf first={first} second={second} zoom={zoom} />
      )}
      <footer className="viewer-bar is-foot">
        {isMoving && way !== 'difference' ? (
          <TransportBar transport={transport} fps={fps} />
        ) : (
          <span className="grow" />
        )}
        <ZoomTools zoom={zoom} />
      </footer>
    </FullWindow>
  )
}
