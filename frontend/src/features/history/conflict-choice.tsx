import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import type { MergeConflict, Side } from '@/api/history'
import { conflictTitle, sideWords } from './words'

const sides = ['mine', 'theirs'] as const

type Props = {
  conflict: MergeConflict
  /** What each side is called. */
  names: Readonly<Record<Side, string>>
  side: Side | null
  onSide: (side: Side) => void
}

/** Both sides of one field, one of which is taken. */
export function ConflictChoice({ conflict, names, side, onSide }: Props) {
  return (
    <RadioGroup
      className="conflict"
      value={side}
      onChange={(value) => onSide(value === 'theirs' ? 'theirs' : 'mine')}
    >
      <Label className="strong">{conflictTitle(conflict)}</Label>
      <p className="about">Was: {sideWords(conflict.base)}</p>
      <div className="conflict-sides">
        {sides.map((each) => (
          <Radio key={each} value={each} className="conflict-side">
            <span className="about">{names[each]}</span>
            <span>{sideWords(conflict[each])}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
