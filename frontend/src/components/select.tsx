import { Check, ChevronDown } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { Button } from 'react-aria-components/Button'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'

export type Option = { id: string; label: string; short?: string; detail?: string | undefined }

type Props = {
  label: string
  value: string | null
  options: readonly Option[]
  onChange: (id: string) => void
  layout?: 'row' | 'stacked' | 'hidden'
  placeholder?: string
  isDisabled?: boolean
}

/** A closed list does not choose by letter: on the board, letters are commands. */
function keepLetters(event: KeyboardEvent): void {
  const isLetter = event.key.length === 1 && event.key !== ' '
  const { target } = event
  const isClosed = target instanceof Element && target.matches('[aria-expanded="false"]')
  if (isLetter && isClosed) event.stopPropagation()
}

export function Select({
  label,
  value,
  options,
  onChange,
  layout = 'row',
  placeholder,
  isDisabled = false,
}: Props) {
  const chosen = options.find((option) => option.id === value)
  return (
    <div className="contents" onKeyDownCapture={keepLetters}>
      <AriaSelect
        className={`field ${layout === 'stacked' ? 'stacked' : 'row'}`}
        value={chosen ? value : null}
        onChange={(key) => key !== null && onChange(String(key))}
        isDisabled={isDisabled}
        placeholder={placeholder ?? 'Not set'}
        aria-label={layout === 'hidden' ? label : undefined}
      >
        {layout !== 'hidden' && <Label className="label">{label}</Label>}
        <Button className="control">
          <SelectValue className="select-value">
            {({ defaultChildren }) => chosen?.short ?? defaultChildren}
          </SelectValue>
          <ChevronDown size={14} aria-hidden />
        </Button>
        <Popover className="popover" offset={4}>
          <ListBox items={options}>
            {(option) => (
              <ListBoxItem id={option.id} textValue={option.label} className="option">
                {({ isSelected }) => (
                  <>
                    <span>{option.label}</span>
                    {option.detail && <span className="end">{option.detail}</span>}
                    {isSelected && <Check size={14} aria-hidden className="ml-auto" />}
                  </>
                )}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </AriaSelect>
    </div>
  )
}
