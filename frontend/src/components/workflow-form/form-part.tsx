import { ADDED_LORAS, type FormValues, readAddedLoras } from '@/lib/workflow/values'
import { Field, isChanged } from './field'
import { FileRow } from './file-row'
import type { FormInput, FormPart as Part } from './inputs'
import { LoraList } from './lora-list'
import { SizeInput } from './size-input'

/** What is wrong with an input, by its name. */
export type Problems = Readonly<Record<string, string>>

/** What every part of a form is drawn from. */
export type Drawn = { values: FormValues; problems: Problems }

/** One place of the form. */
export function FormPart({ part, values, problems }: Drawn & { part: Part }) {
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

function inputsOf(part: Part): readonly FormInput[] {
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

const count = (parts: readonly Part[], holds: (input: FormInput) => boolean): number =>
  parts.flatMap(inputsOf).filter(holds).length

/** "2 set, 1 wrong": what hides in folded parts. */
export function hiddenWords(parts: readonly Part[], { values, problems }: Drawn): string {
  const wrong = count(parts, ({ name }) => problems[name] !== undefined)
  const set = count(parts, (input) => isChanged(input, values[input.name]))
  return [set > 0 && `${set} set`, wrong > 0 && `${wrong} wrong`].filter(Boolean).join(', ')
}
