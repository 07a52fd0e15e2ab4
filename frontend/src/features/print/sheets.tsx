import { type CSSProperties, useRef } from 'react'
import type { PrintPages } from '@/api/types'
import { type Page, Sheet } from './sheet'
import { useNear } from './use-near'

type PlaceProps = {
  page: Page
  number: number
  sheets: PrintPages
  project: string
  isWanted: boolean
}

/** Pages far from the screen are white paper until somebody comes near, or all are printed. */
function SheetPlace({ page, number, sheets, project, isWanted }: PlaceProps) {
  const place = useRef<HTMLLIElement>(null)
  const isNear = useNear(place)
  return (
    <li ref={place} style={{ aspectRatio: `${sheets.width} / ${sheets.height}` }}>
      {(isNear || isWanted) && (
        <Sheet page={page} number={number} sheets={sheets} project={project} />
      )}
    </li>
  )
}

type Props = { sheets: PrintPages; project: string; areAllWanted: boolean }

export function Sheets({ sheets, project, areAllWanted }: Props) {
  return (
    <>
      <style>{`@page { size: ${sheets.width}pt ${sheets.height}pt; margin: 0 }`}</style>
      <ol className="sheets" style={{ '--sheet-width': `${sheets.width}pt` } as CSSProperties}>
        {sheets.pages.map((page, place) => (
          <SheetPlace
            // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
            key={place}
            page={page}
            number={place + 1}
            sheets={sheets}
            project={project}
            isWanted={areAllWanted}
          />
        ))}
      </ol>
    </>
  )
}
