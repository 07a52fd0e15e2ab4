import { Search, X } from 'lucide-react'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { IconButton } from '@/components/icon-button'
import { useCommands } from '@/lib/commands'
import { FindChips, LikeChip } from './find-chips'
import { SaveView } from './save-view'
import { optionId, SuggestionList } from './suggestion-list'
import { type Suggestion, useSuggestions } from './use-suggestions'
import { useTypedQuery } from './use-typed-query'

/** Where the arrow goes in a list of so many; -1 is the box itself. */
const stepped = (active: number, by: number, length: number) =>
  ((active + 1 + by + length + 1) % (length + 1)) - 1

/** One box for all that can be asked. */
export function FindBar() {
  const { chips, words, type, finish, takeOff, clear } = useTypedQuery()
  const [isOpen, setOpen] = useState(false)
  const { offered, active, setActive, taken } = useSuggestions(words, { isAsked: isOpen })
  const field = useRef<HTMLInputElement>(null)
  const list = useId()
  const [find] = useState(() => [
    { id: 'find-file', title: 'Find a file', keys: '/', run: () => field.current?.focus() },
  ])
  useCommands('gallery-find', find)
  const isListed = isOpen && offered.length > 0

  const take = (suggestion: Suggestion) => {
    type(taken(suggestion))
    setActive(-1)
    setOpen(suggestion.text.endsWith(':'))
    field.current?.focus()
  }

  const leave = () => {
    if (isListed) return setOpen(false)
    document.querySelector<HTMLElement>('.file-grid')?.focus()
  }

  const onEnter = () => {
    const chosen = isListed ? offered[active] : undefined
    if (chosen) return take(chosen)
    finish()
    setOpen(false)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const last = chips.at(-1)
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        if (!isListed) return
        setActive(stepped(active, event.key === 'ArrowDown' ? 1 : -1, offered.length))
        break
      }
      case 'Enter':
        onEnter()
        break
      case 'Escape':
        leave()
        break
      case 'Backspace':
        if (words !== '' || !last) return
        takeOff(last)
        break
      default:
        return
    }
    event.preventDefault()
  }

  return (
    <search className="find-bar">
      <div className="find-box">
        <Search size={16} strokeWidth={1.6} aria-hidden />
        <LikeChip />
        <FindChips chips={chips} onTakeOff={takeOff} />
        <div className="find-field">
          <input
            ref={field}
            role="combobox"
            aria-label="Find files"
            aria-autocomplete="list"
            aria-expanded={isListed}
            aria-controls={isListed ? list : undefined}
            aria-activedescendant={isListed && active >= 0 ? optionId(list, active) : undefined}
            placeholder="Words of the prompt, model:, rating>=4, shot:, tag:"
            spellCheck={false}
            autoComplete="off"
            value={words}
            onChange={({ currentTarget }) => {
              type(currentTarget.value)
              setActive(-1)
              setOpen(true)
            }}
            onKeyDown={onKeyDown}
            onBlur={() => setOpen(false)}
          />
          {isListed && <SuggestionList id={list} offered={offered} active={active} onTake={take} />}
        </div>
        {(chips.length > 0 || words !== '') && (
          <IconButton label="Clear the search" size="small" onPress={clear}>
            <X size={14} aria-hidden />
          </IconButton>
        )}
      </div>
      <SaveView />
    </search>
  )
}
