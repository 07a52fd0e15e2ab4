import { Ellipsis } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { Button } from 'react-aria-components/Button'
import { Menu } from '@/components/menu'
import { DockEdge } from '@/components/room/dock-edge'
import type { Shot } from '@/lib/document/model'
import { useBoardState } from '@/lib/project/project-context'
import { useEdits } from '../board-context'
import { goToShot, type InspectorSection, toggleSection, useBoardUi } from '../board-ui'
import { useDeleteShots } from '../use-delete-shots'
import { useTakes } from '../use-panel-state'
import { CameraSection } from './camera-section'
import { GenerateBar } from './generate-bar'
import { GenerateSection } from './generate-section'
import { ShotSection } from './shot-section'
import { TakesSection } from './takes-section'

function Head({ shot }: { shot: Shot }) {
  const edits = useEdits()
  const deleteShots = useDeleteShots()
  const entries = [
    {
      id: 'delete',
      label: `Delete shot ${shot.code}`,
      shortcut: 'Del',
      onAction: () => deleteShots([shot.id]),
    },
  ]
  return (
    <div className="inspector-head">
      <h2>{shot.code}</h2>
      <input
        className="control name"
        aria-label="Name of the shot"
        placeholder="Name"
        value={shot.name}
        onChange={({ target }) => edits.setShot(shot.id, 'name', target.value)}
      />
      <Menu label={`More for ${shot.code}`} entries={entries}>
        <Button className="icon-button" aria-label={`More for ${shot.code}`}>
          <Ellipsis size={16} aria-hidden />
        </Button>
      </Menu>
    </div>
  )
}

function Switches({ shotId }: { shotId: string }) {
  const sections = useBoardUi((ui) => ui.sections)
  const takes = useTakes(shotId).length
  const names: [InspectorSection, string][] = [
    ['shot', 'Shot'],
    ['camera', 'Camera'],
    ['generate', 'Generate'],
    ['takes', takes > 0 ? `Takes ${takes}` : 'Takes'],
  ]
  return (
    // biome-ignore lint/a11y/useSemanticElements: switches of the inspector, not a form
    <div className="switches" role="group" aria-label="Sections; several can be open">
      {names.map(([section, name]) => (
        <button
          key={section}
          type="button"
          aria-pressed={sections.has(section)}
          onClick={() => toggleSection(section)}
        >
          {name}
        </button>
      ))}
    </div>
  )
}

function Sections({ shot }: { shot: Shot }) {
  const sections = useBoardUi((ui) => ui.sections)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a region that scrolls, not a form
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className="sections" role="group" aria-label="Open sections" tabIndex={0}>
      {sections.has('shot') && <ShotSection shot={shot} />}
      {sections.has('camera') && <CameraSection shot={shot} />}
      {sections.has('generate') && <GenerateSection shot={shot} />}
      {sections.has('takes') && <TakesSection shot={shot} />}
    </div>
  )
}

/** Escape leaves a field for its shot; an open list closes first. */
function isLeaving({ key, target, currentTarget }: KeyboardEvent<HTMLElement>): boolean {
  if (key !== 'Escape' || !(target instanceof HTMLElement)) return false
  return currentTarget.contains(target) && target.ariaExpanded !== 'true'
}

/** All there is to say about the current shot. */
export function Inspector() {
  const current = useBoardUi((ui) => ui.current)
  const shot = useBoardState(({ shots }) => (current === null ? undefined : shots[current]))
  if (!shot) {
    return (
      <aside className="dock inspector" aria-label="Inspector">
        <p className="inspector-none">Select a shot to describe it, set its camera and generate.</p>
        <DockEdge dock="inspector" label="Width of the inspector" />
      </aside>
    )
  }
  return (
    <aside
      className="dock inspector"
      aria-label={`Inspector, shot ${shot.code}`}
      onKeyDownCapture={(event) => isLeaving(event) && goToShot(shot.id)}
    >
      <Head shot={shot} />
      <Switches shotId={shot.id} />
      <Sections key={shot.id} shot={shot} />
      <GenerateBar shot={shot} />
      <DockEdge dock="inspector" label="Width of the inspector" />
    </aside>
  )
}
