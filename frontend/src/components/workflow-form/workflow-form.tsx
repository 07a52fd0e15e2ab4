import { ChevronDown, ChevronRight } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { ADDED_LORAS, type FormValues, readAddedLoras } from '@/lib/workflow/values'
import { Field, isChanged } from './field'
import { FileRow } from './file-row'
import {
  type ChangeValues,
  type FileShelf,
  type FormTools,
  FormToolsProvider,
} from './form-context'
import { FormTip } from './form-tip'
import { type FormGroup, type FormInput, type FormPart, formGroups } from './inputs'
import { LoraList } from './lora-list'
import { type ModelShelf, noModels } from './models'
import { type ShotSide, ShotSideProvider } from './shot-side'
import type { Size } from './size'
import { SizeInput } from './size-input'
import './workflow-form.css'

type Problems = Readonly<Record<string, string>>

type Drawn = { values: FormValues; problems: Problems }

function Part({ part, values, problems }: Drawn & { part: FormPart }) {
  switch (part.kind) {
    case 'field': {
      const { name } = part.input
      return <Field input={part.input} value={values[name]} problem={problems[name]} />
    }
    case 'size':
      return (
        <SizeInput
          width={part.width}
          height={part.height}
          chosenWidth={values[part.width.name]}
          chosenHeight={values[part.height.name]}
          problem={problems[part.width.name] ?? problems[part.height.name]}
        />
      )
    case 'files':
      return <FileRow inputs={part.inputs} values={values} problems={problems} />
    case 'loras':
      return (
        <LoraList
          loras={readAddedLoras(values[ADDED_LORAS])}
          wires={part.wires}
          problem={problems[ADDED_LORAS]}
        />
      )
    default:
      return part satisfies never
  }
}

export function inputsOf(part: FormPart): readonly FormInput[] {
  switch (part.kind) {
    case 'field':
      return [part.input]
    case 'size':
      return [part.width, part.height]
    case 'files':
      return part.inputs
    case 'loras':
      return []
    default:
      return part satisfies never
  }
}

const count = (parts: readonly FormPart[], holds: (input: FormInput) => boolean): number =>
  parts.flatMap(inputsOf).filter(holds).length

/** "2 set, 1 wrong": what hides in folded parts. */
function hiddenWords(parts: readonly FormPart[], { values, problems }: Drawn): string {
  const wrong = count(parts, ({ name }) => problems[name] !== undefined)
  const set = count(parts, (input) => isChanged(input, values[input.name]))
  return [set > 0 && `${set} set`, wrong > 0 && `${wrong} wrong`].filter(Boolean).join(', ')
}

type GroupProps = Drawn & { group: FormGroup }

/** The parts that few change; folded away until somebody asks for them. */
function More({ parts, ...drawn }: Drawn & { parts: readonly FormPart[] }) {
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
      {isOpen && parts.map((part) => <Part key={part.id} part={part} {...drawn} />)}
    </>
  )
}

function Parts({ group, ...drawn }: GroupProps) {
  const shown = group.parts.filter(({ isAdvanced }) => !isAdvanced)
  const more = group.parts.filter(({ isAdvanced }) => isAdvanced)
  return (
    <>
      {shown.map((part) => (
        <Part key={part.id} part={part} {...drawn} />
      ))}
      {more.length > 0 && <More parts={more} {...drawn} />}
    </>
  )
}

/** A group of which all is for the few begins folded, and then shows everything at once. */
function Group({ group, ...drawn }: GroupProps) {
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
      {isOpen && <Parts group={whole} {...drawn} />}
    </div>
  )
}

type Props = {
  inputs: readonly FormInput[]
  values: FormValues
  onChange: ChangeValues
  /** What the nodes hold; without it nothing is said of where a file is. */
  models?: ModelShelf
  /** What is wrong with an input, by its name. */
  problems?: Problems
  files?: FileShelf | null
  frame?: Size | null
  /** The shot that the form is for, whose prompt and seed are its own. */
  shot?: ShotSide | null
}

const noProblems: Problems = {}

/** The form of a template: its inputs by group, each with the control that its type asks for. */
export function WorkflowForm(props: Props) {
  const { inputs, values, onChange, problems = noProblems } = props
  const { models = noModels, files = null, frame = null, shot = null } = props
  const groups = useMemo(() => formGroups(inputs), [inputs])
  const form = useRef<HTMLDivElement>(null)
  const tools = useMemo<FormTools>(
    () => ({ onChange, models, files, frame }),
    [onChange, models, files, frame],
  )
  return (
    <FormToolsProvider value={tools}>
      <ShotSideProvider value={shot}>
        <div ref={form} className="workflow-form">
          {groups.map((group) =>
            group.title === '' ? (
              <Parts key="" group={group} values={values} problems={problems} />
            ) : (
              <Group key={group.title} group={group} values={values} problems={problems} />
            ),
          )}
          <FormTip form={form} />
        </div>
      </ShotSideProvider>
    </FormToolsProvider>
  )
}
