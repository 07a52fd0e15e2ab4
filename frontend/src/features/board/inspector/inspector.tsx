import { type KeyboardEvent, memo, useDeferredValue } from 'react'
import { DockEdge } from '@/components/room/dock-edge'
import type { Shot } from '@/lib/document/model'
import { slate } from '@/lib/document/slots'
import { useBoardState } from '@/lib/project/project-context'
import { goToShot, type InspectorSection, toggleSection, useBoardUi } from '../board-ui'
import { useTakes } from '../use-panel-state'
import { CameraSection } from './camera-section'
import { GenerateBar } from './generate-bar'
import { GenerateSection } from './generate-section'
import { InfoSection } from './info-section'
import { InspectedProvider, useFollowSelection, useInspected } from './inspected'
import { InspectorHead } from './inspector-head'
import { NotesSection } from './notes-section'
import { SceneInspector } from './scene-inspector'
import { ShotSection } from './shot-section'
import { TakesSection } from './takes-section'

const uppermost: ReadonlySet<InspectorSection> = new Set(['shot'])

function Switches({ shotId }: { shotId: string }) {
  const sections = useBoardUi((ui) => ui.sections)
  const takes = useTakes(shotId).length
  const names: [InspectorSection, string][] = [
    ['shot', 'Shot'],
    ['camera', 'Camera'],
    ['generate', 'Generate'],
    ['takes', takes > 0 ? `Takes ${takes}` : 'Takes'],
    ['notes', 'Notes'],
    ['info', 'Info'],
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

type SectionsProps = {
  shot: Shot
  /** False while only what stands uppermost is worth drawing. */
  isWhole: boolean
}

function Sections({ shot, isWhole }: SectionsProps) {
  const opened = useBoardUi((ui) => ui.sections)
  const sections = isWhole || !opened.has('shot') ? opened : uppermost
  return (
    // biome-ignore lint/a11y/useSemanticElements: a region that scrolls, not a form
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className="sections" role="group" aria-label="Open sections" tabIndex={0}>
      {sections.has('shot') && <ShotSection shot={shot} />}
      {sections.has('camera') && <CameraSection shot={shot} />}
      {sections.has('generate') && <GenerateSection shot={shot} />}
      {sections.has('takes') && <TakesSection shot={shot} />}
      {sections.has('notes') && <NotesSection shot={shot} />}
      {sections.has('info') && <InfoSection shot={shot} />}
    </div>
  )
}

/** Escape leaves a field for its shot; an open list closes first. */
function isLeaving({ key, target, currentTarget }: KeyboardEvent<HTMLElement>): boolean {
  if (key !== 'Escape' || !(target instanceof HTMLElement)) return false
  return currentTarget.contains(target) && target.ariaExpanded !== 'true'
}

/** All there is to say about what is selected. */
const Inspected = memo(function Inspected() {
  const { current, scene: sceneId } = useInspected()
  const shot = useBoardState(({ shots }) => (current === null ? undefined : shots[current]))
  const scene = useBoardState(({ scenes }) => (sceneId === null ? undefined : scenes[sceneId]))
  // With its first shot, the words of it come first; what is below follows at once.
  const isWhole = useDeferredValue(true, false)
  if (scene) return <SceneInspector key={scene.id} scene={scene} />
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
      aria-label={`Inspector, shot ${slate(shot)}`}
      onKeyDownCapture={(event) => isLeaving(event) && goToShot(shot.id)}
    >
      <InspectorHead key={`head ${shot.id}`} shot={shot} />
      <Switches shotId={shot.id} />
      <Sections key={shot.id} shot={shot} isWhole={isWhole} />
      <GenerateBar shot={shot} />
      <DockEdge dock="inspector" label="Width of the inspector" />
    </aside>
  )
})

/** The inspector, just behind the selection and out of reach until it has followed. */
export function Inspector() {
  const { inspected, isBehind } = useFollowSelection()
  return (
    <div className="contents" inert={isBehind} aria-busy={isBehind}>
      <InspectedProvider value={inspected}>
        <Inspected />
      </InspectedProvider>
    </div>
  )
}
