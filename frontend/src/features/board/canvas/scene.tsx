import type { NodeProps } from '@xyflow/react'
import { Plus } from 'lucide-react'
import { memo } from 'react'
import { sceneMark } from '@/lib/document/slots'
import { counted } from '@/lib/format/counted'
import { useBoardState } from '@/lib/project/project-context'
import { useEdits } from '../board-context'
import { useAddShot } from '../use-add-shot'
import { useSceneFacts } from '../use-order'
import type { SceneNode } from './board-nodes'
import { renameMark, useMarkUi } from './marks/mark-ui'
import { NameField } from './name-field'
import { PanelButton } from './panel/panel-button'

const shotCount = (count: number) => (count === 0 ? 'No shots yet' : counted(count, 'shot'))

/** The ground of a scene with its head. */
export const Scene = memo(function Scene({ data: { sceneId } }: NodeProps<SceneNode>) {
  const scene = useBoardState(({ scenes }) => scenes[sceneId])
  const { number, count } = useSceneFacts(sceneId)
  const addShot = useAddShot()
  const edits = useEdits()
  const isNaming = useMarkUi((ui) => ui.renaming === sceneId)
  if (!scene) return null
  const mark = sceneMark(scene, number)
  return (
    <section
      className={`scene${count === 0 ? ' is-bare' : ''}`}
      aria-label={`Scene ${mark}, ${scene.name}`}
    >
      <header className="scene-head" data-scene={sceneId}>
        <h2>
          <b>{mark}</b>
          {isNaming ? (
            <NameField
              label="Name of the scene"
              name={scene.name}
              onClose={(name) => {
                if (name) edits.renameScene(sceneId, name)
                renameMark(null)
              }}
            />
          ) : (
            // biome-ignore lint/a11y/noStaticElementInteractions: a short cut; the menu does the same
            <span className="t1" onDoubleClick={() => renameMark(sceneId)}>
              {scene.name}
            </span>
          )}
          <span className="t3 scene-description">{scene.heading || scene.description}</span>
        </h2>
        <span className="grow" />
        <span className="t3 scene-count">{shotCount(count)}</span>
        <PanelButton label={`New shot in scene ${number}`} onPress={() => addShot(sceneId)}>
          <Plus size={16} strokeWidth={1.6} aria-hidden />
        </PanelButton>
      </header>
    </section>
  )
})
