import type { FormValues } from '@/lib/workflow/values'
import { FileSlot } from './file-slot'
import type { MediaInput } from './inputs'

type Props = {
  inputs: readonly MediaInput[]
  values: FormValues
  problems: Readonly<Record<string, string>>
}

/** The files of a group side by side. */
export function FileRow({ inputs, values, problems }: Props) {
  return (
    <div className="file-row">
      {inputs.map((input) => (
        <FileSlot
          key={input.name}
          input={input}
          value={values[input.name]}
          problem={problems[input.name]}
        />
      ))}
    </div>
  )
}
