import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Api } from '@/api/client'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import { templatesQuery } from '@/api/prompt-engine'
import { inspectFile, keepWorkflow } from '@/api/workflows'
import { announce } from '@/components/room/room-ui'
import { useShowToast } from '@/components/toast'
import { carriedOver } from '@/lib/workflow/carry-over'
import { templateOf } from '@/lib/workflow/template-of'
import { type Board, useBoard } from '../../board-context'
import type { Spot } from '../../new-shots'
import { type Bringing, bringShots, bringTakes, kept } from './bring-files'
import { mayHoldWorkflow, type Source, titleOf } from './sources'

/** Whether a file holds a graph that could be rendered; most pictures do not. */
async function holdsGraph(api: Api, source: Source): Promise<boolean> {
  if (source.kind === 'project' || !mayHoldWorkflow(source)) return false
  try {
    return Object.keys((await inspectFile(api, source.file)).graph).length > 0
  } catch {
    return false
  }
}

function createBringing(bringing: Bringing, changed: () => Promise<void>) {
  const { api, board, show } = bringing
  const telling = async (work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      show({ text: messageOf(error) })
    }
  }
  return {
    asTakes: (shotId: string, sources: readonly Source[]) => bringTakes(bringing, shotId, sources),

    asShots: (sources: readonly Source[], spot: Spot) => bringShots(bringing, sources, spot),

    asReference: (shotId: string, input: { name: string; label: string }, source: Source) =>
      telling(async () => {
        const path = await kept(bringing, source)
        board.edits.changeValues([shotId], { [input.name]: path }, 'step')
        announce(`${input.label} of ${board.state.getState().shots[shotId]?.code ?? ''} set`)
      }),

    /** Which of these files holds a workflow; one alone is looked into. */
    async withWorkflow(sources: readonly Source[]): Promise<Source | null> {
      const [only, another] = sources
      return only && !another && (await holdsGraph(api, only)) ? only : null
    },

    /** Keeps the workflow in the library, and gives it to the shots named. */
    asWorkflow: (file: File, templatesOf: TemplatesOf, shotIds: readonly string[]) =>
      telling(async () => {
        const { id, title } = await keepWorkflow(api, {
          file,
          title: titleOf({ kind: 'computer', file }),
        })
        await changed()
        const templates = await templatesOf()
        giveWorkflow(board, { id, templates, shotIds })
        const text = shotIds.length > 0 ? `${title} kept and given` : `${title} kept in the library`
        show({ text })
      }),
  }
}

type TemplatesOf = () => Promise<Parameters<typeof templateOf>[1]>

type Gift = { id: string; templates: Awaited<ReturnType<TemplatesOf>>; shotIds: readonly string[] }

function giveWorkflow({ state, edits }: Board, { id, templates, shotIds }: Gift): void {
  const to = templates.find((template) => template.id === id)
  const { shots } = state.getState()
  if (!to || shotIds.length === 0) return
  const values = shotIds.flatMap((shotId) => {
    const shot = shots[shotId]
    const from = shot && (templateOf(shot, templates)?.inputs ?? [])
    return from ? [[shotId, carriedOver(from, to.inputs, shot.values)] as const] : []
  })
  edits.giveWorkflow(id, Object.fromEntries(values))
}

/** What can be done with files that somebody brings onto the board. */
export function useBringing() {
  const api = useApi()
  const board = useBoard()
  const show = useShowToast()
  const queries = useQueryClient()
  return useMemo(() => {
    const changed = () => queries.invalidateQueries({ queryKey: templatesQuery(api).queryKey })
    const templates = () => queries.fetchQuery(templatesQuery(api))
    return { ...createBringing({ api, board, show }, changed), templates }
  }, [api, board, show, queries])
}

export type Bringer = ReturnType<typeof useBringing>
