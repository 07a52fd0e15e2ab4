import { useLayoutEffect, useRef } from 'react'
import { TextField } from '@/components/text-field'
import { movedCaret } from '@/lib/document/caret'
import type { ShotText } from '@/lib/document/shapes'
import { plural } from '@/lib/format/plural'
import { useOthers } from '@/lib/presence/use-others'
import { useBoardState, useProject } from '@/lib/project/project-context'
import './presence.css'

type Control = HTMLTextAreaElement | HTMLInputElement

const isControl = (target: EventTarget | null): target is Control =>
  target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement

/** Who else types in a field of a shot, by name. */
export function useTyping(shot: string, field: string): readonly string[] {
  return useOthers((others) =>
    others
      .filter(({ editing }) => editing?.shot === shot && editing.field === field)
      .map(({ name }) => name),
  )
}

export function TypingMark({ shot, field }: { shot: string; field: string }) {
  const names = useTyping(shot, field)
  if (names.length === 0) return null
  return (
    <span className="typing-mark">
      {plural(names.length, {
        one: `${names[0]} types here`,
        other: `${names.join(', ')} type here`,
      })}
    </span>
  )
}

type Props = {
  shot: string
  field: ShotText
  label: string
  layout?: 'row' | 'stacked' | 'hidden'
  rows?: number
  placeholder?: string
}

/** Keeps the caret beside the same words when somebody else changes the text. */
function useKeptCaret(value: string) {
  const control = useRef<Control | null>(null)
  const caret = useRef(0)
  const shown = useRef(value)
  useLayoutEffect(() => {
    const before = shown.current
    shown.current = value
    const element = control.current
    if (!element || before === value || document.activeElement !== element) return
    const at = movedCaret(before, value, caret.current)
    element.setSelectionRange(at, at)
    caret.current = at
  }, [value])
  const note = (target: EventTarget | null) => {
    if (!isControl(target)) return
    control.current = target
    caret.current = target.selectionEnd ?? 0
  }
  /** What was typed here moved the caret already. */
  const typed = (text: string) => {
    shown.current = text
  }
  return { note, typed }
}

/** Words of a shot that several people may type in at once. */
export function SharedTextField({ shot, field, ...props }: Props) {
  const { edits, presence } = useProject()
  const value = useBoardState(({ shots }) => shots[shot]?.[field] ?? '')
  const { note, typed } = useKeptCaret(value)
  return (
    <div
      className="shared-text"
      onSelectCapture={({ target }) => note(target)}
      onInputCapture={({ target }) => note(target)}
    >
      <TextField
        {...props}
        value={value}
        onChange={(text) => {
          typed(text)
          edits.setText(shot, field, text)
        }}
        onFocus={({ target }) => {
          note(target)
          presence.tell({ editing: { shot, field } })
        }}
        onBlur={() => presence.tell({ editing: null })}
      />
      <TypingMark shot={shot} field={field} />
    </div>
  )
}
