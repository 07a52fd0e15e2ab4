import { Maximize, ZoomIn, ZoomOut } from 'lucide-react'
import { Button } from '../button'
import { IconButton } from '../icon-button'
import type { Zoom } from './use-zoom'

/** How large the picture is, and the ways to change that. */
export function ZoomTools({ zoom }: { zoom: Zoom }) {
  return (
    <>
      <IconButton label="Zoom out" shortcut="−" onPress={zoom.further}>
        <ZoomOut size={16} strokeWidth={1.6} aria-hidden />
      </IconButton>
      <Button size="small" onPress={zoom.actual}>
        <span className="viewer-percent">{zoom.percent === null ? '' : `${zoom.percent} %`}</span>
        <kbd>⇧0</kbd>
        <span className="visually-hidden">Actual size</span>
      </Button>
      <IconButton label="Zoom in" shortcut="+" onPress={zoom.nearer}>
        <ZoomIn size={16} strokeWidth={1.6} aria-hidden />
      </IconButton>
      <IconButton label="Fit" shortcut="F" onPress={zoom.fit}>
        <Maximize size={16} strokeWidth={1.6} aria-hidden />
      </IconButton>
    </>
  )
}
