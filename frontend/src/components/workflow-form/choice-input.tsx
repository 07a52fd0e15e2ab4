import { useMemo } from 'react'
import { type ChoiceSection, isAbout } from '../camera/choices'
import { usePicker, ValuePicker } from '../camera/value-picker'
import { asText, type ControlProps } from './control-props'

/** The options that meet what was typed; a value that is none of them stays to be seen. */
export function optionSections(
  options: readonly string[],
  value: string,
  query: string,
): ChoiceSection[] {
  const all = value === '' || options.includes(value) ? options : [value, ...options]
  const choices = all
    .filter((option) => isAbout(option, query))
    .map((option) => ({
      key: option,
      value: option,
      label: option,
      line: options.includes(option) ? null : 'Not among the choices of this workflow',
      verdict: options.includes(option) ? ('ok' as const) : ('warns' as const),
    }))
  return choices.length > 0 ? [{ id: 'options', heading: '', choices }] : []
}

/** One of many words, found by typing. */
export function ChoiceInput({ input, value, describedBy, onChange }: ControlProps) {
  const picker = usePicker()
  const { isOpen, query } = picker
  const chosen = asText(value)
  const sections = useMemo(
    () => (isOpen ? optionSections(input.options ?? [], chosen, query) : []),
    [isOpen, input.options, chosen, query],
  )
  return (
    <ValuePicker
      label={input.label}
      words={chosen}
      placeholder="Not set"
      value={chosen}
      isOpen={isOpen}
      onOpenChange={picker.open}
      query={query}
      onQuery={picker.setQuery}
      sections={sections}
      onChoose={(choice) => onChange(choice.value)}
      describedBy={describedBy}
    />
  )
}
