import { History, NotebookText, Star } from 'lucide-react'
import { ShotRules } from '@/components/camera/shot-rules'
import type { Shot } from '@/lib/document/model'
import type { Staleness } from '@/lib/document/stale'
import type { PanelState } from '@/lib/jobs/panel-state'
import { useEdits } from '../../board-context'
import { openSection, showShot } from '../../board-ui'
import { StatusIcon } from '../../status-icon'
import { useCanvasDetail } from '../detail-context'
import { renameMark, useMarkUi } from '../marks/mark-ui'
import { useShotMenus } from '../menu/use-shot-menus'
import { NameField } from '../name-field'
import { Alternates } from './alternates'
import { PanelButton } from './panel-button'
import { RuleMark } from './rule-mark'

/** The shot's name, which a double click or F2 turns into a field. */
function Name({ shot }: { shot: Shot }) {
  const edits = useEdits()
  const isNaming = useMarkUi((ui) => ui.renaming === shot.id)
  if (isNaming) {
    return (
      <NameField
        label={`Name of ${shot.code}`}
        name={shot.name}
        placeholder="Name"
        onClose={(name) => {
          if (name !== undefined) edits.setShot(shot.id, 'name', name)
          renameMark(null)
        }}
      />
    )
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a short cut; F2 and the menu do the same
    <span className="cut shot-name" title={shot.name} onDoubleClick={() => renameMark(shot.id)}>
      {shot.name}
    </span>
  )
}

/** Says that there are notes, and opens them. */
function NotesMark({ shot }: { shot: Shot }) {
  if (shot.notes === '') return null
  return (
    <PanelButton
      label={`Notes of ${shot.code}`}
      hint={shot.notes.slice(0, 200)}
      onPress={() => {
        showShot(shot.id)
        openSection('notes')
      }}
    >
      <NotebookText size={14} aria-hidden />
    </PanelButton>
  )
}

/** "3 ★": the rating, and the way to another. */
function Rating({ shot, isCurrent }: { shot: Shot; isCurrent: boolean }) {
  const menus = useShotMenus()
  if (shot.rating === 0 && !isCurrent) return null
  return (
    <button
      type="button"
      className="nodrag nopan panel-rating"
      aria-label={`Rating of ${shot.code}: ${shot.rating} of 5`}
      aria-haspopup="menu"
      title="Rate"
      onClick={({ currentTarget }) => {
        showShot(shot.id)
        menus.rate(currentTarget)
      }}
    >
      {shot.rating > 0 && shot.rating}
      <Star size={12} fill={shot.rating > 0 ? 'currentColor' : 'none'} aria-hidden />
    </button>
  )
}

type Props = {
  shot: Shot
  state: PanelState
  stale: Staleness | null
  isCurrent: boolean
}

/** Line one of a panel: slate, name, marks, stars. From afar only the slate and the status. */
export function PanelName({ shot, state, stale, isCurrent }: Props) {
  const { detail } = useCanvasDetail()
  if (detail !== 'full') {
    return (
      <div className="caption-name">
        <b>{shot.code}</b>
        <span className="grow" />
        <ShotRules camera={shot.camera} />
        {stale && <History size={14} aria-hidden className="status-stale" />}
        {state.kind !== 'rendered' && <StatusIcon kind={state.kind} />}
      </div>
    )
  }
  return (
    <div className="caption-name">
      <b>{shot.code}</b>
      <Alternates shot={shot} />
      <Name shot={shot} />
      <span className="grow" />
      {isCurrent && stale && (
        <span className="status-stale" title={stale.words}>
          <History size={14} aria-hidden />
        </span>
      )}
      <NotesMark shot={shot} />
      <RuleMark shot={shot} />
      <Rating shot={shot} isCurrent={isCurrent} />
    </div>
  )
}
