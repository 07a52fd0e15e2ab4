import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { type Drawn, FormPart, hiddenWords } from './form-part'
import type { FormGroup as Inputs, FormPart as Part } from './inputs'

type GroupProps = Drawn & { group: Inputs }

/** The parts that few change; folded away until somebody asks for them. */
function More({ parts, ...drawn }: Drawn & { parts: readonly Part[] }) {
  const [isOpen, setOpen] = useState(false)
  const Chevron = isOpen ? ChevronDown : ChevronRight
  const hidden = isOpen ? '' : hiddenWords(parts, drawn)
  return (
    <>
      <button
        type="button"
        className="form-more"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Chevron size={14} aria-hidden />
        {isOpen ? 'Fewer settings' : 'More settings'}{' '}
        {hidden && <span className="t3">{hidden}</span>}
      </button>
      {isOpen && parts.map((part) => <FormPart key={part.id} part={part} {...drawn} />)}
    </>
  )
}

/** The parts of a group, the advanced ones behind a button. */
export function FormParts({ group, ...drawn }: GroupProps) {
  const shown = group.parts.filter(({ isAdvanced }) => !isAdvanced)
  const more = group.parts.filter(({ isAdvanced }) => isAdvanced)
  return (
    <>
      {shown.map((part) => (
        <FormPart key={part.id} part={part} {...drawn} />
      ))}
      {more.length > 0 && <More parts={more} {...drawn} />}
    </>
  )
}

/** A group of which all is for the few begins folded, and then shows everything at once. */
export function FormGroup({ group, ...drawn }: GroupProps) {
  const isForFew = group.parts.every(({ isAdvanced }) => isAdvanced)
  const [isOpen, setOpen] = useState(!isForFew)
  const Chevron = isOpen ? ChevronDown : ChevronRight
  const hidden = isOpen ? '' : hiddenWords(group.parts, drawn)
  const whole = isForFew
    ? { ...group, parts: group.parts.map((part) => ({ ...part, isAdvanced: false })) }
    : group
  return (
    // biome-ignore lint/a11y/useSemanticElements: fields of a document, not of a form
    <div className="form-group" role="group" aria-label={group.title}>
      <button
        type="button"
        className="form-group-head"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Chevron size={14} aria-hidden />
        {group.title} {hidden && <span className="form-hidden t3">{hidden}</span>}
      </button>
      {isOpen && <FormParts group={whole} {...drawn} />}
    </div>
  )
}
