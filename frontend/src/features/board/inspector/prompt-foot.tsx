import type { Template } from '@/api/types'
import { useBoardState } from '@/lib/project/project-context'

type Props = { shotId: string; template: Template }

/** What stands at the foot of a shot's prompt: its angle, and whether it goes on from the last. */
export function PromptFoot({ shotId, template }: Props) {
  const shot = useBoardState(({ shots }) => shots[shotId])
  if (!shot || template.angles === 'none') return null
  return null
}
