import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useApi } from '@/api/context'
import { type GalleryFile, type GalleryTag, tagsQuery } from '@/api/gallery'
import { addToPool, type NewPoolItem, poolKey } from '@/api/pool'
import { inspectReplayAt } from '@/api/workflows'
import { useShowToast } from '@/components/toast'
import { useUndoDeed } from '@/components/undo-deed'
import { counted } from '@/lib/format/counted'
import { useProject } from '@/lib/project/project-context'
import { useTargetShots } from '@/lib/project/use-target-shots'
import { plainValues } from '@/lib/workflow/values'
import { useAttempt } from '../use-attempt'

/** What the pool is told of a file; its take's record tells more and counts more. */
export const pooled = (file: GalleryFile, tags: readonly GalleryTag[]): NewPoolItem => ({
  path: file.path,
  tags: tags.filter(({ id }) => file.tags.includes(id)).map(({ name }) => name),
  description: file.note,
  ...(file.prompt && { prompt: file.prompt }),
  ...(file.seed !== null && { seed: file.seed }),
  ...(file.model !== null && { model: file.model }),
  ...(file.width && { width: file.width }),
  ...(file.height && { height: file.height }),
  ...(file.duration_seconds !== null && { duration_seconds: file.duration_seconds }),
})

/** What can be done with files of the gallery and the shots of the project. */
export function useTogether() {
  const api = useApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const show = useShowToast()
  const undoDeed = useUndoDeed()
  const attempt = useAttempt()
  const { project, edits, state } = useProject()
  const { selected } = useTargetShots()
  return useMemo(() => {
    const params = { project: project.id }
    const toPool = () => void navigate({ to: '/p/$project/library/pool', params })
    return {
      /** The shot that a file was rendered for, while it is on the board. */
      shotOf: ({ shot_id: id }: Pick<GalleryFile, 'shot_id'>) =>
        (id !== null && state.getState().shots[id]) || null,
      showInBoard: (shot: string) =>
        void navigate({ to: '/p/$project/board', params, search: { shot } }),
      /** How a file was made becomes how the selected shots are made; one step of undo. */
      takeOver: (path: string) =>
        attempt.other(async () => {
          if (selected.length === 0) throw new Error('Select a shot on the board first.')
          const { template, values, seed } = await inspectReplayAt(api, project.path, path)
          if (!template) {
            throw new Error(
              'It was not made with a workflow that the library has; import it first.',
            )
          }
          const plain = plainValues(values)
          edits.giveWorkflow(
            template.id,
            Object.fromEntries(selected.map(({ id }) => [id, plain])),
            seed,
          )
          const codes = selected.map(({ code }) => code).join(', ')
          const text = `${codes}: workflow and values taken over`
          show({ text, action: undoDeed() })
        }),
      sendToPool: (files: readonly GalleryFile[]) =>
        attempt.other(async () => {
          const tags = await queries.fetchQuery(tagsQuery(api, project.path))
          const items = files.map((file) => pooled(file, tags))
          const { added } = await addToPool(api, project.id, items)
          await queries.invalidateQueries({ queryKey: poolKey(project.id) })
          const known = files.length - added
          const text = [
            added > 0 && `${counted(added, 'file')} sent to the pool`,
            known > 0 && `${counted(known, 'file')} in the pool already`,
          ]
          show({
            text: text.filter(Boolean).join(', '),
            action: { label: 'See the pool', run: toPool },
          })
        }),
    }
  }, [api, queries, navigate, show, undoDeed, attempt, project, edits, state, selected])
}

export type Together = ReturnType<typeof useTogether>
