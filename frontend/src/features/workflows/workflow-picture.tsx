import { useQuery } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import { workflowGraphQuery } from '@/api/workflows'
import { TakePicture } from '@/components/pictures/take-picture'
import { Miniature } from './graph/miniature'
import { readBoxes } from './graph/read-boxes'
import type { Entry } from './library'

function GraphPicture({ id }: { id: string }) {
  const { data } = useQuery(workflowGraphQuery(useApi(), id))
  return data ? <Miniature boxes={readBoxes(data)} /> : null
}

/** The last picture that was made with it, else its graph in small. */
export function WorkflowPicture({ entry, width }: { entry: Entry; width: number }) {
  const { take, id } = entry
  const isPicture = take !== null && take.kind !== 'audio'
  return isPicture ? <TakePicture take={take} width={width} /> : <GraphPicture id={id} />
}
