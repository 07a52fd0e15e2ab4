import { useState } from 'react'
import { messageOf } from '@/api/problem'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { counted } from '@/lib/format/counted'
import { plural } from '@/lib/format/plural'
import { closeQuestion } from '../sorting-ui'
import './rename.css'
import { RenameLines } from './rename-lines'
import { byDateRule, outcomeOf, plainRule, type RenameOrder, type WholeRule } from './renaming'
import { RuleFields } from './rule-fields'
import { type Renamed, useRenaming } from './use-renaming'

type Said = { isReading: boolean; count: number; changes: number; conflicts: number }

/** What the rule would do, in one sentence. */
export function renameWords({ isReading, count, changes, conflicts }: Said): string {
  if (isReading) return 'The files are read'
  if (count === 0) return 'There is no file to rename'
  if (conflicts > 0)
    return plural(conflicts, {
      one: '1 name cannot be; none is given until all can',
      other: `${conflicts} names cannot be; none is given until all can`,
    })
  return changes === 0
    ? 'No name would change'
    : `${counted(changes, 'file')} of ${count} get a new name`
}

/** New names for many files: every line is seen before anything is done; all or none. */
export function RenameSheet({ renamed }: { renamed: Renamed }) {
  const isByDate = renamed.kind === 'folder'
  const [rule, setRule] = useState<WholeRule>(isByDate ? byDateRule : plainRule)
  const [order, setOrder] = useState<RenameOrder>(isByDate ? 'date' : 'shown')
  const { count, isReading, lines, isOld, error, rename } = useRenaming(renamed, rule, order)
  const outcome = outcomeOf(lines)
  const canRename = !isOld && !error && outcome.changes > 0 && outcome.conflicts === 0
  const finish = async () => {
    if (await rename()) closeQuestion()
  }
  return (
    <Sheet
      title={isByDate ? 'Name files by date' : 'Rename'}
      isOpen
      onClose={closeQuestion}
      actions={
        <>
          <Button look="solid" isDisabled={!canRename} onPress={() => void finish()}>
            {outcome.changes > 0 ? `Rename ${counted(outcome.changes, 'file')}` : 'Rename'}
          </Button>
          <p className="rename-words" role="status">
            {error ? messageOf(error) : renameWords({ isReading, count, ...outcome })}
          </p>
        </>
      }
    >
      <RuleFields
        rule={rule}
        order={order}
        onRule={(change) => setRule((before) => ({ ...before, ...change }))}
        onOrder={setOrder}
      />
      <RenameLines lines={lines} />
    </Sheet>
  )
}
