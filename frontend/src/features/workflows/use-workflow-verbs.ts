import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import { templatesQuery } from '@/api/prompt-engine'
import {
  changeWorkflow,
  deleteWorkflow,
  duplicateWorkflow,
  exportUrl,
  restoreWorkflow,
} from '@/api/workflows'
import { useShowToast } from '@/components/toast'
import { useUndoDeed } from '@/components/undo-deed'
import type { Shot } from '@/lib/document/model'
import { inOrder } from '@/lib/document/order'
import { counted } from '@/lib/format/counted'
import { plural } from '@/lib/format/plural'
import { useProject } from '@/lib/project/project-context'
import { saveUrl } from '@/lib/save-url'
import { type CategoryChange, categoriesAfter, categoriesSaid, isTouched } from './categorising'
import { giveWorkflow } from './give-workflow'
import type { Entry } from './library'
import { useLibraryAddress } from './use-library-address'

const titleOf = (entry: Entry) => entry.template.title

/** "Salt still", or how many. */
const named = (entries: readonly Entry[]): string => {
  const [entry] = entries
  return entries.length === 1 && entry ? titleOf(entry) : counted(entries.length, 'workflow')
}

/** Reads the library anew once something in it has changed; where it all runs follows later. */
export function useLibraryChanged(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async () => {
    void queries.invalidateQueries({ queryKey: ['workflows', 'where'] })
    await queries.invalidateQueries({ queryKey: ['templates'] })
  }, [queries])
}

/** Does something to the library and says how it went. */
function useAttempt() {
  const changed = useLibraryChanged()
  const show = useShowToast()
  return useMemo(
    () =>
      async <T>(deed: () => Promise<T>): Promise<T | null> => {
        try {
          const result = await deed()
          await changed()
          return result
        } catch (error) {
          show({ text: messageOf(error) })
          return null
        }
      },
    [changed, show],
  )
}

/** What can be done with the workflows of the library. */
function useLibraryVerbs() {
  const api = useApi()
  const show = useShowToast()
  const attempt = useAttempt()
  const { change } = useLibraryAddress()
  return useMemo(() => {
    const remove = async (entries: readonly Entry[]) => {
      const own = entries.filter(({ template }) => template.origin === 'own')
      const ids = own.map(({ id }) => id)
      if (ids.length === 0) {
        show({ text: 'What is built in stays. Only your own workflows can be deleted.' })
        return
      }
      const restore = () =>
        void attempt(() => Promise.all(ids.map((id) => restoreWorkflow(api, id))))
      const done = await attempt(() => Promise.all(ids.map((id) => deleteWorkflow(api, id))))
      if (!done) return
      change({ workflow: null })
      show({ text: `${named(own)} deleted`, action: { label: 'Undo', run: restore } })
    }
    const rename = async (entry: Entry, title: string) => {
      const before = titleOf(entry)
      const done = await attempt(() => changeWorkflow(api, entry.id, { name: title }))
      const back = () => void attempt(() => changeWorkflow(api, entry.id, { name: before }))
      if (done) show({ text: `Now called ${title}`, action: { label: 'Undo', run: back } })
    }
    const categorise = async (entries: readonly Entry[], change: CategoryChange) => {
      const touched = entries.filter((entry) => isTouched(entry, change))
      if (touched.length === 0) return
      const give = (categoriesOf: (entry: Entry) => string[]) =>
        attempt(() =>
          Promise.all(
            touched.map((entry) =>
              changeWorkflow(api, entry.id, { categories: categoriesOf(entry) }),
            ),
          ),
        )
      const back = () => void give(({ template }) => template.categories)
      const done = await give((entry) => categoriesAfter(entry, change))
      const text = categoriesSaid(named(touched), touched.length, change)
      if (done) show({ text, action: { label: 'Undo', run: back } })
    }
    const duplicate = async (entry: Entry) => {
      const copy = await attempt(() => duplicateWorkflow(api, entry.id))
      if (!copy) return
      change({ workflow: copy.id })
      const undo = () => void attempt(() => deleteWorkflow(api, copy.id))
      show({ text: `${titleOf(entry)} duplicated`, action: { label: 'Undo', run: undo } })
    }
    const exportSome = (entries: readonly Entry[]) => {
      const ids = entries.map(({ id }) => id)
      saveUrl(exportUrl(api, ids), ids.length === 1 ? `${ids[0]}.zip` : 'workflows.zip')
    }
    const exportAll = () => saveUrl(exportUrl(api), 'workflows.zip')
    return { remove, rename, categorise, duplicate, exportSome, exportAll }
  }, [api, show, attempt, change])
}

/** What can be done with a workflow and the shots of this project. */
function useShotVerbs() {
  const show = useShowToast()
  const undoDeed = useUndoDeed()
  const navigate = useNavigate()
  const { project, edits, state } = useProject()
  const queries = useQueryClient()
  const api = useApi()
  return useMemo(() => {
    const giveTo = async (entry: Entry, shots: readonly Shot[]) => {
      const templates = await queries.fetchQuery(templatesQuery(api))
      giveWorkflow(edits, { template: entry.template, shots, templates })
      const codes = shots.map(({ code }) => code).join(', ')
      const title = titleOf(entry)
      const text = plural(shots.length, {
        one: `${codes} renders with ${title}`,
        other: `${codes} render with ${title}`,
      })
      show({ text, action: undoDeed() })
    }
    const makeShot = (entry: Entry) => {
      const { scenes, shots } = state.getState()
      const last = inOrder(scenes, shots).at(-1)
      const shot = edits.addShot({
        sceneId: last?.scene.id ?? edits.addScene('Scene 1'),
        sceneNumber: last?.number ?? 1,
        templateId: entry.id,
      })
      const code = state.getState().shots[shot]?.code ?? ''
      const text = `${code} made, to be rendered with ${titleOf(entry)}`
      show({ text, action: undoDeed() })
      void navigate({
        to: '/p/$project/board',
        params: { project: project.id },
        search: { shot },
      })
    }
    return { giveTo, makeShot }
  }, [show, undoDeed, navigate, project.id, edits, state, queries, api])
}

export function useWorkflowVerbs() {
  const library = useLibraryVerbs()
  const shots = useShotVerbs()
  return useMemo(() => ({ ...library, ...shots }), [library, shots])
}

export type WorkflowVerbs = ReturnType<typeof useWorkflowVerbs>
