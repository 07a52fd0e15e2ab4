import { useQuery } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import { catalogueQuery } from '@/api/prompt-engine'
import type { Camera } from '@/lib/camera/values'
import { useBoardState } from '@/lib/project/project-context'
import { type Guide, useCanvasSettings } from '../canvas-settings'
import { inset, shotAspect } from './matte'

/** Shares of the picture within which action and titles are safe: SMPTE ST 2046-1. */
const SAFE = { action: 0.93, title: 0.9 } as const

type Area = { x: number; y: number; w: number; h: number }

const safeArea = (area: Area, share: number): Area => ({
  x: area.x + (area.w * (1 - share)) / 2,
  y: area.y + (area.h * (1 - share)) / 2,
  w: area.w * share,
  h: area.h * share,
})

const outline = ({ x, y, w, h }: Area) => `M${x} ${y}h${w}v${h}h${-w}z`

function linesOf(guide: Guide, area: Area): string {
  const { x, y, w, h } = area
  switch (guide) {
    case 'thirds':
      return [1, 2]
        .map((n) => `M${x + (w * n) / 3} ${y}v${h}M${x} ${y + (h * n) / 3}h${w}`)
        .join('')
    case 'centre':
      return `M${x + w / 2} ${y + h * 0.45}v${h * 0.1}M${x + w * 0.47} ${y + h / 2}h${w * 0.06}`
    case 'safe':
      return outline(safeArea(area, SAFE.action)) + outline(safeArea(area, SAFE.title))
    case 'matte':
      return ''
    default:
      return guide satisfies never
  }
}

/** The part of the frame that the shot's own format leaves free. */
function useArea(camera: Camera, isMatted: boolean): Area {
  const { data: catalogue } = useQuery(catalogueQuery(useApi()))
  const frame = useBoardState(({ project }) => project.frameWidth / project.frameHeight)
  const wanted = isMatted ? shotAspect(camera, catalogue?.facts) : null
  return inset(frame, wanted ?? frame)
}

function Drawn({ camera, guides }: { camera: Camera; guides: readonly Guide[] }) {
  const area = useArea(camera, guides.includes('matte'))
  const lines = guides.map((guide) => linesOf(guide, area)).join('')
  return (
    <svg className="frame-guides" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
      {guides.includes('matte') && (
        <path className="matte" fillRule="evenodd" d={`M0 0h1v1h-1z${outline(area)}`} />
      )}
      <path className="guide-casing" d={lines} />
      <path className="guide-line" d={lines} />
    </svg>
  )
}

/** The guides that this person asked for, over one picture. */
export function FrameGuides({ camera }: { camera: Camera }) {
  const guides = useCanvasSettings((settings) => settings.guides)
  return guides.length === 0 ? null : <Drawn camera={camera} guides={guides} />
}
