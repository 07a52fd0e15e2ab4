import { useNavigate } from '@tanstack/react-router'
import { useApi } from '@/api/context'
import { orderWrittenGraph } from '@/api/jobs'
import { messageOf } from '@/api/problem'
import type { Replay } from '@/api/workflows'
import { useShowToast } from '@/components/toast'
import { useUndoDeed } from '@/components/undo-deed'
import type { Shot } from '@/lib/document/model'
import { useProject } from '@/lib/project/project-context'
import { useTargetShots } from '@/lib/project/use-target-shots'
import { plainValues } from '@/lib/workflow/values'

/** Renders a result once more exactly as it was, or takes over how it was made. */
export function useReplay(onDone: () => void) {
  const api = useApi()
  const show = useShowToast()
  const undoDeed = useUndoDeed()
  const navigate = useNavigate()
  const { project, edits } = useProject()
  const { selected } = useTargetShots()

  const renderAgain = async (replay: Replay): Promise<void> => {
    const [shot] = selected
    const metadata = {
      project_path: project.path,
      project_id: project.id,
      ...(shot && { shot: shot.code, shot_id: shot.id }),
      ...(replay.template && { template_id: replay.template.id, values: replay.values }),
      prompt: replay.prompt,
      negative_prompt: replay.negative_prompt,
      ...(replay.seed !== null && Number.isSafeInteger(replay.seed) && { seed: replay.seed }),
      inputs: replay.inputs,
    }
    const graph = { text: replay.graph_text, parsed: replay.graph }
    try {
      await orderWrittenGraph(api, graph, { metadata, interactive: true })
      const text = shot ? `Renders again as a take of ${shot.code}` : 'Renders again'
      const toQueue = () =>
        void navigate({ to: '/p/$project/queue', params: { project: project.id } })
      show({ text, action: { label: 'See the queue', run: toQueue } })
      onDone()
    } catch (error) {
      show({ text: messageOf(error) })
    }
  }

  const takeOver = ({ template, values, seed }: Replay, shots: readonly Shot[]): void => {
    if (!template) return
    const plain = plainValues(values)
    edits.giveWorkflow(template.id, Object.fromEntries(shots.map(({ id }) => [id, plain])), seed)
    const codes = shots.map(({ code }) => code).join(', ')
    show({ text: `${codes}: workflow and values taken over`, action: undoDeed() })
    onDone()
  }

  return { renderAgain, takeOver }
}
