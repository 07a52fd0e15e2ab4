import { ChevronDown, CopyPlus } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { Button as Plain } from 'react-aria-components/Button'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Button } from '@/components/button'
import type { Shot } from '@/lib/document/model'
import { counted } from '@/lib/format/counted'
import { plural } from '@/lib/format/plural'
import { useTargetShots } from '@/lib/project/use-target-shots'
import type { Entry } from '../library'
import type { WorkflowVerbs } from '../use-workflow-verbs'

const MOST_NAMED = 3

/** "2C", "2C, 2D", "14 shots". */
const named = (shots: readonly Shot[]): string =>
  shots.length <= MOST_NAMED
    ? shots.map(({ code }) => code).join(', ')
    : counted(shots.length, 'shot')

type PickerProps = {
  shots: readonly Shot[]
  chosen: readonly Shot[]
  onChoose: (ids: readonly string[]) => void
  /** The button that opens it. */
  children: ReactElement
}

function ShotPicker({ shots, chosen, onChoose, children }: PickerProps) {
  return (
    <DialogTrigger>
      {children}
      <Popover className="popover shot-picker" offset={4} placement="bottom end">
        <Dialog aria-label="Shots">
          <ListBox
            aria-label="Shots to use it on"
            items={shots}
            selectionMode="multiple"
            // Escape closes the list; it is no way to lose what was chosen.
            escapeKeyBehavior="none"
            selectedKeys={chosen.map(({ id }) => id)}
            onSelectionChange={(keys) =>
              onChoose(keys === 'all' ? shots.map(({ id }) => id) : [...keys].map(String))
            }
          >
            {({ code, name, description }) => (
              <ListBoxItem textValue={`${code} ${name || description}`} className="option">
                <b>{code}</b>
                <span className="cut">{name || description}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

type Props = { entry: Entry; verbs: WorkflowVerbs }

function Use({ entry, verbs }: Props) {
  const { all, selected } = useTargetShots()
  const [chosen, setChosen] = useState<readonly string[] | null>(null)
  const shots = chosen === null ? selected : all.filter(({ id }) => chosen.includes(id))
  const have = shots.every(({ templateId }) => templateId === entry.id)
  const use = have
    ? plural(shots.length, { one: `${named(shots)} has it`, other: `${named(shots)} have it` })
    : `Use on ${named(shots)}`
  return (
    <div className="use-pair">
      {shots.length > 0 && (
        <Button look="solid" isDisabled={have} onPress={() => void verbs.giveTo(entry, shots)}>
          {use}
        </Button>
      )}
      <ShotPicker shots={all} chosen={shots} onChoose={setChosen}>
        {shots.length === 0 ? (
          <Button look="solid">
            Use on a shot
            <ChevronDown size={14} aria-hidden />
          </Button>
        ) : (
          <Plain className="icon-button use-more" aria-label="Choose shots">
            <ChevronDown size={16} aria-hidden />
          </Plain>
        )}
      </ShotPicker>
    </div>
  )
}

/** Puts the workflow on the selected shots, or makes a shot that has it. */
export function UseOnShots({ entry, verbs }: Props) {
  const { all } = useTargetShots()
  return (
    <div className="use-on-shots">
      {all.length > 0 && <Use entry={entry} verbs={verbs} />}
      <Button look={all.length === 0 ? 'solid' : 'box'} onPress={() => verbs.makeShot(entry)}>
        <CopyPlus size={14} aria-hidden />
        Make a shot
      </Button>
    </div>
  )
}
