import type { KeyboardEvent } from 'react'
import type { EnhancedPart } from '@/api/enhance'

type ChangeProps = {
  part: EnhancedPart & { id: string }
  isAccepted: boolean
  onToggle: () => void
}

/** Said before each half, for those who do not see what is struck out. */
function Spoken({ children }: { children: string }) {
  return <span className="visually-hidden">{children} </span>
}

function Change({ part, isAccepted, onToggle }: ChangeProps) {
  const { before, after } = part
  return (
    // A button of its own element cannot flow with the text round it from line to line.
    // biome-ignore lint/a11y/useSemanticElements: see above
    <span
      role="button"
      tabIndex={0}
      className={`change ${isAccepted ? 'is-accepted' : 'is-rejected'}`}
      aria-pressed={isAccepted}
      title={isAccepted ? 'Taken; press to keep the old words' : 'Left; press to take it'}
      onClick={onToggle}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        onToggle()
      }}
    >
      <Spoken>{before === '' ? 'Add' : after === '' ? 'Leave out' : 'Instead of'}</Spoken>
      {before && <del>{before}</del>}
      {before && after && <Spoken>say</Spoken>}
      {after && <ins>{after}</ins>}
    </span>
  )
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 }

/** The arrows go from one change to the next. */
function onArrow(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key]
  if (step === undefined) return
  const changes = [...event.currentTarget.querySelectorAll<HTMLElement>('.change')]
  const place = event.target instanceof HTMLElement ? changes.indexOf(event.target) : -1
  const next = place < 0 ? undefined : changes[place + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}

type Props = {
  parts: readonly EnhancedPart[]
  accepted: ReadonlySet<string>
  onToggle: (id: string) => void
}

/** Old and new words in one text; each change is taken or left by a press. */
export function WordDiff({ parts, accepted, onToggle }: Props) {
  const starts = parts.map((_, place) =>
    parts.slice(0, place).reduce((sum, { before, after }) => sum + before.length + after.length, 0),
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: changes of a text, not fields of a form
    <div className="word-diff" role="group" aria-label="Changes" onKeyDown={onArrow}>
      {parts.map((part, place) =>
        part.id === null ? (
          <span key={`same ${starts[place]}`}>{part.after}</span>
        ) : (
          <Change
            key={part.id}
            part={{ ...part, id: part.id }}
            isAccepted={accepted.has(part.id)}
            onToggle={() => onToggle(part.id ?? '')}
          />
        ),
      )}
    </div>
  )
}
