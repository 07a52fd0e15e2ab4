import { useApi } from '@/api/context'
import { thumbnailUrl } from '@/api/pictures'
import type { PrintPages } from '@/api/types'
import { starPoints } from './star'
import { familyOf } from './use-faces'

export type Page = PrintPages['pages'][number]
type Item = Page['items'][number]

/** Picture width in px by the width of its box in points: twice is sharp on most screens. */
const PX_PER_POINT = 2

const grey = (tone = 0) =>
  `rgb(${Array(3)
    .fill(Math.round(tone * 255))
    .join(' ')})`

function ItemShape({ item, project }: { item: Item; project: string }) {
  const api = useApi()
  switch (item.kind) {
    case 'text':
      return (
        <text
          x={item.rtl ? item.x + item.width : item.x}
          y={item.y}
          direction={item.rtl ? 'rtl' : 'ltr'}
          fontSize={item.size}
          fontFamily={familyOf(item.face)}
          fill={grey(item.tone)}
          textLength={item.width || undefined}
          lengthAdjust="spacingAndGlyphs"
          xmlSpace="preserve"
        >
          {item.text}
        </text>
      )
    case 'picture':
      return (
        <image
          x={item.x}
          y={item.y}
          width={item.w}
          height={item.h}
          aria-label={item.words}
          href={thumbnailUrl(api, {
            project,
            path: item.path,
            width: item.w * PX_PER_POINT,
            version: item.version || undefined,
          })}
        />
      )
    case 'frame':
      return (
        <rect
          className="sheet-line"
          x={item.x}
          y={item.y}
          width={item.w}
          height={item.h}
          strokeDasharray={item.dashed ? '2 2' : undefined}
        />
      )
    case 'stars':
      return Array.from({ length: item.count }, (_, n) => (
        <polygon
          // biome-ignore lint/suspicious/noArrayIndexKey: stars of one rating are alike
          key={n}
          points={starPoints(item.x + (n + 0.5) * item.size, item.y + item.size / 2, item.size)}
        />
      ))
    case 'rule':
      return <path className="sheet-line" d={`M${item.x} ${item.y}h${item.w}`} />
    default:
      return item satisfies never
  }
}

type Props = {
  page: Page
  number: number
  sheets: Pick<PrintPages, 'width' | 'height'>
  /** The project's folder. */
  project: string
}

/** One sheet of paper as the PDF shows it. */
export function Sheet({ page, number, sheets, project }: Props) {
  return (
    <svg
      className="sheet"
      viewBox={`0 0 ${sheets.width} ${sheets.height}`}
      role="img"
      aria-label={`Page ${number}`}
    >
      {page.items.map((item, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items of a page have nothing but their place
        <ItemShape key={place} item={item} project={project} />
      ))}
    </svg>
  )
}
