import { useMemo, useRef } from 'react'
import { type Command, useCommands } from '@/lib/commands'
import { useTargetShots } from '@/lib/project/use-target-shots'
import type { Entry } from './library'
import { useLibraryAddress } from './use-library-address'
import type { WorkflowVerbs } from './use-workflow-verbs'

type Facts = { chosen: readonly Entry[]; verbs: WorkflowVerbs }

/** All that can be done in the library by key or palette. */
export function useLibraryCommands(facts: Facts): void {
  const { change } = useLibraryAddress()
  const { selected } = useTargetShots()
  const latest = useRef({ ...facts, shots: selected })
  latest.current = { ...facts, shots: selected }
  const commands = useMemo<Command[]>(() => {
    const withOne = (run: (entry: Entry) => unknown) => () => {
      const entry = latest.current.chosen.at(-1)
      if (entry) void run(entry)
    }
    return [
      {
        id: 'edit-inputs',
        title: 'Open the inputs of the workflow',
        keys: 'e',
        run: withOne(({ id }) => change({ workflow: id, open: 'inputs' })),
      },
      {
        id: 'duplicate-workflow',
        title: 'Duplicate the workflow',
        keys: 'd',
        run: withOne((entry) => latest.current.verbs.duplicate(entry)),
      },
      {
        id: 'use-workflow',
        title: 'Use the workflow on the selected shots',
        keys: 'u',
        isAvailable: () => latest.current.shots.length > 0,
        run: withOne((entry) => latest.current.verbs.giveTo(entry, latest.current.shots)),
      },
      {
        id: 'shot-from-workflow',
        title: 'Make a shot from the workflow',
        keys: 'n',
        run: withOne((entry) => latest.current.verbs.makeShot(entry)),
      },
      {
        id: 'delete-workflows',
        title: 'Delete the selected workflows',
        keys: 'delete,backspace',
        run: () => void latest.current.verbs.remove(latest.current.chosen),
      },
      {
        id: 'export-workflows',
        title: 'Export all of your own workflows',
        run: () => latest.current.verbs.exportAll(),
      },
    ]
  }, [change])
  useCommands('workflows', commands)
}
