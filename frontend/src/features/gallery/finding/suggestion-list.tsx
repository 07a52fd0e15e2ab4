import { figure } from '@/lib/format/figures'
import type { Suggestion } from './use-suggestions'

type Props = {
  id: string
  offered: readonly Suggestion[]
  active: number
  onTake: (suggestion: Suggestion) => void
}

export const optionId = (list: string, place: number) => `${list}-${place}`

/** What may be meant by what is typed; the box keeps the focus. */
export function SuggestionList({ id, offered, active, onTake }: Props) {
  return (
    <div id={id} role="listbox" aria-label="Suggestions" className="popover suggestions">
      {offered.map((suggestion, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the box listens for the keys
        <div
          key={suggestion.text}
          id={optionId(id, place)}
          role="option"
          tabIndex={-1}
          aria-selected={place === active}
          data-focused={place === active || undefined}
          className="option"
          // The box must not lose the focus to what is pressed.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(suggestion)}
        >
          <span className="cut">{suggestion.label}</span>
          <span className="end">
            {suggestion.count === null ? suggestion.hint : figure(suggestion.count)}
          </span>
        </div>
      ))}
    </div>
  )
}
