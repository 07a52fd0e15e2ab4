import { Button } from 'react-aria-components/Button'
import { Menu } from '@/components/menu'
import { announce } from '@/components/room/room-ui'
import { TextField } from '@/components/text-field'
import { useShowToast } from '@/components/toast'
import { useUndoDeed } from '@/components/undo-deed'
import type { Scene } from '@/lib/document/model'
import { sceneMark } from '@/lib/document/slots'
import { counted } from '@/lib/format/counted'
import { useEdits } from '../board-context'
import { useScenes } from '../use-order'
import { Section } from './section'

/** Gives what this scene says in every prompt to other scenes. */
function UseFor({ scene }: { scene: Scene }) {
  const edits = useEdits()
  const showToast = useShowToast()
  const undoDeed = useUndoDeed()
  const others = useScenes().filter((each) => each.scene.id !== scene.id)
  if (others.length === 0) return null
  const give = (ids: readonly string[]) => {
    edits.giveSceneText(scene.id, ids)
    const text = `${counted(ids.length, 'scene')} begin and end prompts like this one now`
    announce(text)
    showToast({ text, action: undoDeed() })
  }
  const entries = [
    ...others.map((each) => ({
      id: each.scene.id,
      label: `${sceneMark(each.scene, each.number)} ${each.scene.name}`,
      onAction: () => give([each.scene.id]),
    })),
    {
      id: 'all',
      label: 'All other scenes',
      onAction: () => give(others.map((each) => each.scene.id)),
    },
  ]
  return (
    <Menu label="Use this text for another scene" entries={entries}>
      <Button className="button small">Use for…</Button>
    </Menu>
  )
}

/** What the prompts of the scene's shots begin and end with. */
export function ScenePrompt({ scene }: { scene: Scene }) {
  const edits = useEdits()
  return (
    <Section title="Prompts" fact="">
      <TextField
        label="Every prompt begins with"
        layout="stacked"
        rows={2}
        placeholder="Place, time of day, mood: a pump house at dusk, rain"
        value={scene.promptStart}
        onChange={(text) => edits.setScene(scene.id, 'prompt_start', text)}
      />
      <TextField
        label="Every prompt ends with"
        layout="stacked"
        rows={2}
        placeholder="What all its pictures share, such as the film stock"
        value={scene.promptEnd}
        onChange={(text) => edits.setScene(scene.id, 'prompt_end', text)}
      />
      <div className="shot-foot">
        <p className="t-12 t3">A shot can leave it out.</p>
        <span className="grow" />
        <UseFor scene={scene} />
      </div>
    </Section>
  )
}
