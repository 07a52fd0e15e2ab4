import { useCallback, useRef, useState } from 'react'
import type { Api } from '@/api/client'
import { useApi } from '@/api/context'
import { importWorkflows, inspectFile, inspectReplay } from '@/api/workflows'
import { announce } from '@/components/room/room-ui'
import { useProject } from '@/lib/project/project-context'
import { useLibraryChanged } from '../use-workflow-verbs'
import { type Intake, idle, isArchive, mayReplay, tally } from './intake'

/** One file is looked at before anything is kept. */
async function understand(api: Api, file: File, project: string): Promise<Intake> {
  const [inspected, replay] = await Promise.all([
    inspectFile(api, file),
    mayReplay(file) ? inspectReplay(api, file, project) : null,
  ])
  return { status: 'understood', file, inspected, replay }
}

/** Takes files in: one is shown as it was understood, of many each is kept or refused by itself. */
export function useIntake() {
  const api = useApi()
  const { project } = useProject()
  const changed = useLibraryChanged()
  const [intake, setIntake] = useState<Intake>(idle)
  const latest = useRef(0)

  const receive = useCallback(
    async (files: readonly File[]): Promise<void> => {
      const [file] = files
      if (!file) return
      latest.current += 1
      const turn = latest.current
      // Whoever closes the sheet, or drops something else, no longer waits for this.
      const show = (next: Intake) => turn === latest.current && setIntake(next)
      show({ status: 'reading', names: files.map(({ name }) => name) })
      try {
        if (files.length === 1 && !isArchive(file)) {
          show(await understand(api, file, project.path))
          return
        }
        const results = await importWorkflows(api, files)
        await changed()
        announce(tally(results))
        show({ status: 'kept', results })
      } catch (error) {
        show({ status: 'failed', name: file.name, error })
      }
    },
    [api, changed, project.path],
  )

  const close = useCallback(() => {
    latest.current += 1
    setIntake(idle)
  }, [])

  const take = useCallback((files: readonly File[]) => void receive(files), [receive])
  return { intake, take, close }
}
