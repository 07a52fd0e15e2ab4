import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useApi } from '@/api/context'
import { trashFiles } from '@/api/gallery-changes'
import {
  applyPoolItem,
  changePoolItem,
  deletePoolItem,
  type PoolChange,
  type PoolItem,
  poolKey,
  restorePoolItem,
} from '@/api/pool'
import { messageOf } from '@/api/problem'
import { announce } from '@/components/room/room-ui'
import { useShowToast } from '@/components/toast'
import type { Shot } from '@/lib/document/model'
import { useProject } from '@/lib/project/project-context'
import { usePoolAddress } from './use-pool-address'

/** What can be done with the items of the pool. */
export function usePoolVerbs() {
  const api = useApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const show = useShowToast()
  const { project, edits } = useProject()
  const { change } = usePoolAddress()
  return useMemo(() => {
    const readAgain = () => queries.invalidateQueries({ queryKey: poolKey(project.id) })
    /** Does it, reads the pool anew, and says what was refused. */
    const attempt = async <T>(deed: () => Promise<T>): Promise<T | null> => {
      try {
        const result = await deed()
        await readAgain()
        return result
      } catch (error) {
        show({ text: messageOf(error) })
        return null
      }
    }
    const told = (text: string, undo: () => unknown) => {
      show({ text, action: { label: 'Undo', run: () => void undo() } })
      announce(text)
    }
    const describe = async (item: PoolItem, said: PoolChange) => {
      const before = { name: item.name, description: item.description, tags: item.tags }
      const done = await attempt(() => changePoolItem(api, project.id, item.id, said))
      if (!done) return
      told(`${done.name} changed`, () =>
        attempt(() => changePoolItem(api, project.id, item.id, before)),
      )
    }
    const remove = async (item: PoolItem) => {
      const done = await attempt(async () => {
        await deletePoolItem(api, project.id, item.id)
        return true
      })
      if (!done) return
      change({ item: null })
      told(`${item.name} is out of the pool; its file stays`, () =>
        attempt(() => restorePoolItem(api, project.id, item.id)),
      )
    }
    const bringBack = async ({ id, name }: PoolItem) => {
      const done = await attempt(() => restorePoolItem(api, project.id, id))
      if (!done) return
      told(`${name} is in the pool again`, () =>
        attempt(async () => {
          await deletePoolItem(api, project.id, id)
          return true
        }),
      )
    }
    /** The files go to the trash again, and the shots show what they showed. */
    const takeBack = async (applied: readonly { path: string }[], shots: readonly Shot[]) => {
      const files = { paths: applied.map(({ path }) => path) }
      await attempt(() => trashFiles(api, project.path, files))
      for (const { id, chosenTake } of shots) if (chosenTake) edits.chooseTake(id, chosenTake)
    }
    const apply = async (item: PoolItem, shots: readonly Shot[]) => {
      if (shots.length === 0) {
        show({ text: 'Select a shot on the board first.' })
        return
      }
      const applied = await attempt(() =>
        Promise.all(shots.map(({ id }) => applyPoolItem(api, project.id, item.id, id))),
      )
      if (!applied) return
      const codes = applied.map(({ shot }) => shot).join(', ')
      told(`${item.name} is the take of ${codes}`, () => takeBack(applied, shots))
    }
    const showShot = (shot: string) =>
      void navigate({ to: '/p/$project/board', params: { project: project.id }, search: { shot } })
    const showFile = ({ path }: PoolItem) => {
      const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
      void navigate({
        to: '/p/$project/gallery',
        params: { project: project.id },
        search: folder ? { folder } : {},
      })
    }
    return { describe, remove, bringBack, apply, showShot, showFile }
  }, [api, queries, navigate, show, project, edits, change])
}

export type PoolVerbs = ReturnType<typeof usePoolVerbs>
