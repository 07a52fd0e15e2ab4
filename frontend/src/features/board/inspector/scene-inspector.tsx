import { DockEdge } from '@/components/room/dock-edge'
import { TextField } from '@/components/text-field'
import { secondsWords } from '@/lib/document/duration'
import type { SceneField } from '@/lib/document/edits/scenes'
import type { Scene, Shot } from '@/lib/document/model'
import { counted } from '@/lib/format/counted'
import { useBoardState } from '@/lib/project/project-context'
import { useBoard, useEdits } from '../board-context'
import { useScenes } from '../use-order'
import { useSceneAlternates } from '../use-scene-alternates'
import { AlternateChoice } from './alternate-choice'
import { ScenePrompt } from './scene-prompt'
import { Section } from './section'

type WordsField = Exclude<SceneField, 'prompt_start' | 'prompt_end'>

const fields: readonly { field: WordsField; label: string; rows?: number; placeholder: string }[] =
  [
    { field: 'heading', label: 'Heading', placeholder: 'INT. day' },
    {
      field: 'description',
      label: 'What happens',
      rows: 4,
      placeholder: 'What the scene is about, for everybody who works on it',
    },
    { field: 'lyrics', label: 'Lyrics', rows: 4, placeholder: 'What is sung over it' },
  ]

const none: readonly Scene[] = []

/** "6 shots, 16 s, 4 rendered". */
function useStats(shots: readonly Shot[]): string {
  const fps = useBoardState(({ project }) => project.fps)
  const takes = useBoardState((state) => state.takes)
  const frames = shots.reduce((sum, { duration }) => sum + (duration ?? 0), 0)
  const rendered = shots.filter(({ id }) => (takes[id]?.length ?? 0) > 0).length
  const length = frames > 0 ? [secondsWords(frames / fps)] : []
  return [counted(shots.length, 'shot'), ...length, `${rendered} rendered`].join(', ')
}

/** The alternates of the scene, and the way to another one. */
function Alternates({ scene }: { scene: Scene }) {
  const { derive } = useBoard()
  const slot = useBoardState(({ scenes }) => derive.sceneSlots(scenes).get(scene.slotId) ?? none)
  const { add, choose } = useSceneAlternates()
  return (
    <AlternateChoice
      label="Alternate of the scene"
      value={scene.id}
      slot={slot}
      adding={{ label: 'New alternate of the scene', shortcut: 'Alt Shift A' }}
      onChoose={choose}
      onAdd={() => add(scene.id)}
    />
  )
}

/** All there is to say about a scene. */
export function SceneInspector({ scene }: { scene: Scene }) {
  const edits = useEdits()
  const order = useScenes()
  const own = order.find((each) => each.scene.id === scene.id)
  const stats = useStats(own?.shots ?? [])
  return (
    <aside className="dock inspector" aria-label={`Inspector, scene ${own?.number ?? ''}`}>
      <header className="inspector-top">
        <div className="inspector-head">
          <h2>{own?.number}</h2>
          <input
            className="control name"
            aria-label="Name of the scene"
            placeholder="Name"
            value={scene.name}
            onChange={({ target }) => edits.setScene(scene.id, 'name', target.value)}
          />
        </div>
        <div className="inspector-head">
          <Alternates scene={scene} />
        </div>
      </header>
      {/* biome-ignore lint/a11y/useSemanticElements: a region that scrolls, not a form */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="sections" role="group" aria-label="About the scene" tabIndex={0}>
        <Section title="Scene" fact={stats}>
          {fields.map(({ field, label, ...more }) => (
            <TextField
              key={field}
              label={label}
              layout="stacked"
              {...more}
              value={scene[field]}
              onChange={(text) => edits.setScene(scene.id, field, text)}
            />
          ))}
        </Section>
        <ScenePrompt scene={scene} />
      </div>
      <DockEdge dock="inspector" label="Width of the inspector" />
    </aside>
  )
}
