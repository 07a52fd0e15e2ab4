import { TextField } from '@/components/text-field'
import type { Shot } from '@/lib/document/model'
import { useBoardState } from '@/lib/project/project-context'
import { useEdits } from '../board-context'
import { EnhanceShot } from './enhance-shot'
import { Section } from './section'

export function ShotSection({ shot }: { shot: Shot }) {
  const edits = useEdits()
  const scene = useBoardState(({ scenes }) => scenes[shot.sceneId]?.name ?? '')
  return (
    <Section title="Shot" fact={scene}>
      <TextField
        label="What happens in the shot"
        layout="hidden"
        rows={3}
        placeholder="Who is in the picture, what they do, where and in what light"
        value={shot.description}
        onChange={(text) => edits.setShot(shot.id, 'description', text)}
      />
      <EnhanceShot shot={shot} />
    </Section>
  )
}
