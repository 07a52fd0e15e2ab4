import { useCallback, useMemo, useState } from 'react'
import { ErrorNote } from '@/components/error-note'
import { DockEdge } from '@/components/room/dock-edge'
import { useProject } from '@/lib/project/project-context'
import { WorkflowDetails } from './details/workflow-details'
import { type Entry, isNarrowed, narrow, ownCategories } from './library'
import { LibraryEmpty, NoneLeft } from './library-empty'
import { LibraryFacets } from './library-facets'
import { LibraryFind } from './library-find'
import { LibraryGrid } from './library-grid'
import { LibraryProblems } from './library-problems'
import { GridSkeleton } from './library-skeleton'
import { LibraryTools } from './library-tools'
import { SelectionBar } from './selection-bar'
import type { Library } from './use-library'
import { useLibraryAddress } from './use-library-address'
import { useLibraryCommands } from './use-library-commands'
import { useWorkflowVerbs } from './use-workflow-verbs'

/** What is selected; the address knows the one that is looked at. */
function useChosen(shown: readonly Entry[]) {
  const { place, change } = useLibraryAddress()
  const [several, setSeveral] = useState<ReadonlySet<string>>(new Set())
  const { workflow } = place
  const current = shown.find(({ id }) => id === workflow) ?? shown[0]
  const ids = useMemo(() => {
    const all = new Set(shown.flatMap(({ id }) => (several.has(id) ? [id] : [])))
    return current && !all.has(current.id) ? new Set([current.id]) : all
  }, [shown, several, current])
  const choose = useCallback(
    (next: ReadonlySet<string>) => {
      setSeveral(next)
      const last = [...next].at(-1)
      if (last !== undefined) change({ workflow: last })
    },
    [change],
  )
  return { ids, current, choose }
}

function Shelf({ library, shown }: { library: Library; shown: readonly Entry[] }) {
  const { place } = useLibraryAddress()
  if (library.status === 'failed') {
    return (
      <ErrorNote
        title="The workflows cannot be read"
        error={library.error}
        onRetry={library.retry}
      />
    )
  }
  if (library.status === 'loading') return <GridSkeleton />
  if (shown.length > 0) return null
  return isNarrowed(place) ? <NoneLeft all={library.entries.length} /> : <LibraryEmpty />
}

type Props = { library: Library; onFiles: (files: readonly File[]) => void }

/** The library: what it is narrowed to, its workflows, and the one that is looked at. */
export function LibraryDesk({ library, onFiles }: Props) {
  const { project } = useProject()
  const { place } = useLibraryAddress()
  const shown = useMemo(() => narrow(library.entries, place), [library.entries, place])
  const { ids, current, choose } = useChosen(shown)
  const verbs = useWorkflowVerbs()
  const known = useMemo(() => ownCategories(library.entries), [library.entries])
  const chosen = shown.filter(({ id }) => ids.has(id))
  useLibraryCommands({ chosen, verbs })
  return (
    <>
      <aside className="outline-place dock" aria-label="Narrow the library">
        <LibraryFacets entries={library.entries} />
        <DockEdge dock="outline" label="Width of the filters" />
      </aside>
      <main id="main" tabIndex={-1} aria-label="Workflows" className="workflows-main">
        <h1 className="visually-hidden">{project.name}, workflows</h1>
        <LibraryFind />
        <LibraryTools
          shown={shown}
          all={library.entries}
          onFiles={onFiles}
          onExportAll={verbs.exportAll}
        />
        <LibraryProblems problems={library.problems} />
        <Shelf library={library} shown={shown} />
        {shown.length > 0 && <LibraryGrid entries={shown} chosen={ids} onChoose={choose} />}
        <SelectionBar
          entries={chosen}
          known={known}
          verbs={verbs}
          onNone={() => choose(new Set())}
        />
      </main>
      <aside className="inspector-place" aria-label="Workflow">
        {current && <WorkflowDetails entry={current} known={known} verbs={verbs} />}
        <DockEdge dock="inspector" label="Width of the details" />
      </aside>
    </>
  )
}
