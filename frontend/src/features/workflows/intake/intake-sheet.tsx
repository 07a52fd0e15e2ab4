import { CircleCheck, CopyCheck, LoaderCircle, OctagonX } from 'lucide-react'
import type { ImportResult } from '@/api/workflows'
import { ErrorNote } from '@/components/error-note'
import { Sheet } from '@/components/sheet'
import { counted } from '@/lib/format/counted'
import { useLibraryAddress } from '../use-library-address'
import './intake.css'
import { type Intake, tally } from './intake'
import { Understood } from './understood'

const icons = {
  saved: { Icon: CircleCheck, className: 'status-rendered', words: 'Kept' },
  exists: { Icon: CopyCheck, className: 'text-3', words: 'There already' },
  refused: { Icon: OctagonX, className: 'status-failed', words: 'Refused' },
} as const

function Result({ result, onOpen }: { result: ImportResult; onOpen: (id: string) => void }) {
  const { file, outcome, id, title, message } = result
  const { Icon, className, words } = icons[outcome]
  return (
    <li>
      <Icon size={14} aria-label={words} className={className} />
      <span className="cut" title={file}>
        {file}
      </span>
      {id === null ? (
        <span className="import-message">{message}</span>
      ) : (
        <button type="button" className="import-title cut" onClick={() => onOpen(id)}>
          {title}
        </button>
      )}
      {id !== null && message && <span className="import-message is-second">{message}</span>}
    </li>
  )
}

function Results({ results, onClose }: { results: readonly ImportResult[]; onClose: () => void }) {
  const { change } = useLibraryAddress()
  const open = (id: string) => {
    onClose()
    change({ workflow: id, open: null })
  }
  return (
    <ul className="import-results" aria-label="Files">
      {results.map((result) => (
        <Result key={result.file} result={result} onOpen={open} />
      ))}
    </ul>
  )
}

function Reading({ names }: { names: readonly string[] }) {
  return (
    <p role="status" className="intake-reading">
      <LoaderCircle size={16} className="spin" aria-hidden />
      Reading {names.length === 1 ? names[0] : counted(names.length, 'file')}
    </p>
  )
}

type Props = { intake: Intake; onClose: () => void }

/** What came of the files that were dropped. */
export function IntakeSheet({ intake, onClose }: Props) {
  switch (intake.status) {
    case 'idle':
      return null
    case 'reading':
      return (
        <Sheet title="Import" isOpen onClose={onClose}>
          <Reading names={intake.names} />
        </Sheet>
      )
    case 'understood':
      return <Understood key={intake.file.name} {...intake} onClose={onClose} />
    case 'kept':
      return (
        <Sheet title={tally(intake.results)} isOpen onClose={onClose}>
          <Results results={intake.results} onClose={onClose} />
        </Sheet>
      )
    case 'failed':
      return (
        <Sheet title={intake.name} isOpen onClose={onClose}>
          <ErrorNote title="It cannot be taken in" error={intake.error} />
        </Sheet>
      )
    default:
      return intake satisfies never
  }
}
