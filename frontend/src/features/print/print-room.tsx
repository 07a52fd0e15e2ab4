import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useApi } from '@/api/context'
import { sheetsQuery } from '@/api/printing'
import { ApiProblem } from '@/api/problem'
import { ErrorNote } from '@/components/error-note'
import type { KeyRow } from '@/components/keys/keys-dialog'
import { RoomFrame } from '@/components/room/room-frame'
import { RoomStatus } from '@/components/room/room-status'
import { RoomTop } from '@/components/room/room-top'
import { Skeleton } from '@/components/skeleton'
import { useProject } from '@/lib/project/project-context'
import './print.css'
import { PrintActions } from './print-actions'
import { PrintOptions } from './print-options'
import { caveatsOf, sheetsSentence } from './print-words'
import { Sheets } from './sheets'
import { useBrowserPrint } from './use-browser-print'
import { useFaces } from './use-faces'
import { usePrintAddress } from './use-print-address'

const keys: readonly KeyRow[] = []

function Nothing({ projectId, sentence }: { projectId: string; sentence: string }) {
  return (
    <div className="print-none">
      <p>{sentence}</p>
      <Link to="/p/$project/board" params={{ project: projectId }} className="underline">
        Go to the board
      </Link>
    </div>
  )
}

/** The board on paper: what is seen here is what the PDF and the printer give. */
export function PrintRoom() {
  const { project } = useProject()
  const navigate = useNavigate()
  const { wish } = usePrintAddress()
  const { data: sheets, error, refetch } = useQuery(sheetsQuery(useApi(), project.id, wish))
  const areFacesReady = useFaces()
  const { isPrinting, print } = useBrowserPrint()
  const isEmpty = error instanceof ApiProblem && error.status === 404
  const goToShot = (shot: string) =>
    void navigate({ to: '/p/$project/board', params: { project: project.id }, search: { shot } })
  return (
    <RoomFrame skipTo="the sheets" className="print-frame" keys={keys} onGoToShot={goToShot}>
      <RoomTop>
        <span className="room-name">Print</span>
      </RoomTop>
      <aside className="dock print-dock" aria-label="How it is printed">
        <PrintOptions />
        <PrintActions
          wish={wish}
          caveats={sheets && !error ? caveatsOf(sheets) : []}
          isPrinting={isPrinting}
          onPrint={print}
        />
      </aside>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <main id="main" tabIndex={0} aria-label="Sheets" className="print-main">
        <h1 className="visually-hidden">{project.name}, print</h1>
        {error && !isEmpty && (
          <ErrorNote
            title="The sheets cannot be laid out"
            error={error}
            onRetry={() => void refetch()}
          />
        )}
        {isEmpty && <Nothing projectId={project.id} sentence={error.message} />}
        {!error && (!sheets || !areFacesReady) && <Skeleton height={480} />}
        {!error && sheets && areFacesReady && (
          <Sheets sheets={sheets} project={project.path} areAllWanted={isPrinting} />
        )}
      </main>
      <RoomStatus>
        {sheets && !error && <span>{sheetsSentence(sheets.shots, sheets.pages.length)}</span>}
      </RoomStatus>
    </RoomFrame>
  )
}
