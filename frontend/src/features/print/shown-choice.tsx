import { Check } from 'lucide-react'
import { Checkbox } from 'react-aria-components/Checkbox'
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { Label } from 'react-aria-components/Label'
import { standardPrint } from '@/lib/print-wish'
import { isShown, shownLabels } from './print-words'
import { usePrintAddress } from './use-print-address'

/** What stands with each shot. */
export function ShownChoice() {
  const { search, change } = usePrintAddress()
  return (
    <CheckboxGroup
      className="print-shown"
      value={[...(search.show ?? standardPrint.show)]}
      onChange={(ids) => change({ show: ids.filter(isShown) })}
    >
      <Label className="dock-part">With each shot</Label>
      {Object.entries(shownLabels).map(([id, label]) => (
        <Checkbox key={id} value={id} className="print-check">
          <span className="check" aria-hidden>
            <Check size={12} />
          </span>
          {label}
        </Checkbox>
      ))}
    </CheckboxGroup>
  )
}
