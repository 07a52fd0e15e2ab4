import { useMemo } from 'react'
import type { PoolItem } from '@/api/pool'
import { type Command, useCommands } from '@/lib/commands'
import type { Shot } from '@/lib/document/model'
import { useStable } from '@/lib/use-stable'
import { usePoolAddress } from './use-pool-address'
import type { PoolVerbs } from './use-pool-verbs'

type Facts = { item: PoolItem | undefined; verbs: PoolVerbs; shots: readonly Shot[] }

/** All that can be done with the item that is looked at, by key or palette. */
export function usePoolCommands({ item, verbs, shots }: Facts): void {
  const apply = useStable(() => item && void verbs.apply(item, shots))
  const remove = useStable(() => item && void verbs.remove(item))
  const { change } = usePoolAddress()
  const showDeleted = useStable(() => change({ at: 'deleted' }))
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'apply-pool-item',
        title: 'Put the item on the selected shots',
        keys: 'u',
        run: apply,
      },
      {
        id: 'delete-pool-item',
        title: 'Take the item out of the pool',
        keys: 'delete,backspace',
        run: remove,
      },
      {
        id: 'deleted-pool-items',
        title: 'Show what was deleted from the pool',
        run: showDeleted,
      },
    ],
    [apply, remove, showDeleted],
  )
  useCommands('pool', commands)
}
