import { useState } from 'react'
import type { MergeConflict, Side } from '@/api/history'
import { Button } from '@/components/button'
import { plural } from '@/lib/format/plural'
import { ConflictChoice } from './conflict-choice'
import type { Sides, Waiting } from './use-merging'
import { changeWords } from './words'

const all = (conflicts: readonly MergeConflict[], side: Side): Sides =>
  Object.fromEntries(conflicts.map(({ id }) => [id, side]))

type Props = {
  waiting: Waiting
  /** What the current branch is called. */
  current: string
  isPending: boolean
  onMerge: (sides: Sides) => void
  onLeave: () => void
}

/** What both sides changed, to be decided field by field. */
export function MergePart({ waiting, current, isPending, onMerge, onLeave }: Props) {
  const { branch, result } = waiting
  const { conflicts, changes } = result
  const [sides, setSides] = useState<Sides>({})
  const decided = conflicts.filter(({ id }) => id in sides).length
  return (
    <section className="history-merge" aria-label={`Merge ${branch.name}`}>
      <p>
        {plural(conflicts.length, {
          one: 'One thing was changed in both.',
          other: `${conflicts.length} things were changed in both.`,
        })}{' '}
        All else merges by itself: {changeWords(changes).toLowerCase()}.
      </p>
      {conflicts.length > 1 && (
        <div className="history-actions">
          <Button size="small" onPress={() => setSides(all(conflicts, 'mine'))}>
            All from {current}
          </Button>
          <Button size="small" onPress={() => setSides(all(conflicts, 'theirs'))}>
            All from {branch.name}
          </Button>
        </div>
      )}
      {conflicts.map((conflict) => (
        <ConflictChoice
          key={conflict.id}
          conflict={conflict}
          names={{ mine: current, theirs: branch.name }}
          side={sides[conflict.id] ?? null}
          onSide={(side) => setSides((now) => ({ ...now, [conflict.id]: side }))}
        />
      ))}
      <div className="history-actions">
        <Button
          look="solid"
          isDisabled={decided < conflicts.length || isPending}
          onPress={() => onMerge(sides)}
        >
          Merge
        </Button>
        <Button onPress={onLeave}>Leave both as they are</Button>
        <span className="about">
          {decided} of {conflicts.length} decided
        </span>
      </div>
    </section>
  )
}
