import { Switch } from '@/components/switch'
import type { Shot } from '@/lib/document/model'
import { sceneTextOf } from '@/lib/document/scene-text'
import { useBoardState } from '@/lib/project/project-context'
import { useEdits } from '../board-context'
import { useSelectedShots } from './use-selected-shots'

/** What the scene of a shot says in its prompt, and whether this shot leaves that out. */
export function InheritedText({ shot }: { shot: Shot }) {
  const edits = useEdits()
  const shots = useSelectedShots(shot)
  const scene = useBoardState(({ scenes }) => scenes[shot.sceneId])
  const text = sceneTextOf({ withoutSceneText: false }, scene)
  if (!text) return null
  const words = [text.start, text.end].filter((each) => each !== '').join(' … ')
  return (
    <div className="inherited-text">
      <Switch
        label="With the scene’s text"
        value={!shot.withoutSceneText}
        onChange={(isTaken) =>
          edits.leaveOutSceneText(
            shots.map(({ id }) => id),
            !isTaken,
          )
        }
      />
      <p className="t-12 t3">{words}</p>
    </div>
  )
}
