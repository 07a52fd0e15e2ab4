import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useMemo } from 'react'
import { useApi } from '@/api/context'
import { type Graph, suggestedQuery, workflowGraphQuery } from '@/api/workflows'
import { ErrorNote } from '@/components/error-note'
import { Skeleton } from '@/components/skeleton'
import { readBoxes } from '../graph/read-boxes'
import type { Entry } from '../library'
import { useLibraryAddress } from '../use-library-address'
import { EditorHead } from './editor-head'
import { noteSuggested, openEditor } from './editor-store'
import { ExposedInputs } from './exposed-inputs'
import { FormPreview } from './form-preview'
import { WidgetList } from './widget-list'

const GraphView = lazy(() =>
  import('../graph/graph-view').then(({ GraphView }) => ({ default: GraphView })),
)

/** The boxes of a workflow, with everything that can be set in them. */
function useBoxes(id: string) {
  const { data, error, refetch } = useQuery(workflowGraphQuery(useApi(), id))
  const boxes = useMemo(() => data && readBoxes(data), [data])
  return { graph: data?.graph, boxes, error, retry: () => void refetch() }
}

/** What was understood of the graph; the editor does without it until it comes. */
function useSuggested(id: string, graph: Graph | undefined): void {
  const { data } = useQuery({
    ...suggestedQuery(useApi(), id, graph ?? {}),
    enabled: graph !== undefined,
  })
  useEffect(() => noteSuggested(data ?? []), [data])
}

/** What a workflow offers beside a shot: chosen from its graph, named, limited, put in order. */
export function EditorDesk({ entry }: { entry: Entry }) {
  const { place } = useLibraryAddress()
  const { graph, boxes, error, retry } = useBoxes(entry.id)
  useSuggested(entry.id, graph)
  const isGraph = place.open === 'graph'
  const isOwn = entry.template.origin === 'own'
  useEffect(() => openEditor(entry.id, entry.template.inputs), [entry])
  return (
    <main
      id="main"
      tabIndex={-1}
      aria-label={`Inputs of ${entry.template.title}`}
      className={`editor-main${isGraph ? ' is-graph' : ''}`}
    >
      <EditorHead entry={entry} />
      {error && <ErrorNote title="The graph cannot be read" error={error} onRetry={retry} />}
      {!boxes && !error && <Skeleton height={320} className="editor-waits" />}
      {boxes && isGraph && (
        <Suspense fallback={<Skeleton height="100%" className="editor-waits" />}>
          <GraphView key={entry.id} boxes={boxes} />
        </Suspense>
      )}
      {boxes && !isGraph && <WidgetList boxes={boxes} isReadOnly={!isOwn} />}
      {boxes && <ExposedInputs boxes={boxes} isReadOnly={!isOwn} isOfBox={isGraph} />}
      <FormPreview workflow={entry.id} />
    </main>
  )
}
