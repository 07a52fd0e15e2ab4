import { SharedTextField } from '@/components/presence/shared-text-field'
import type { Shot } from '@/lib/document/model'
import { useBoardState } from '@/lib/project/project-context'
import { EnhanceShot } from './enhance-shot'
import { Section } from './section'

export function ShotSection({ shot }: { shot: Shot }) {
  const scene = useBoardState(({ scenes }) => scenes[shot.sceneId]?.name ?? '')
  return (
    <Section title="Shot" fact={scene}>
      <SharedTextField
        shot={shot.id}
        field="description"
        label="What happens in the shot"
        layout="hidden"
        rows={3}
        placeholder="Who is in the picture, what they do, where and in what light"
      />
      <EnhanceShot shot={shot} />
    </Section>
  )
}
