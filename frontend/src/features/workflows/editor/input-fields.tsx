import { useState } from 'react'
import type { TemplateInput } from '@/api/types'
import { NumberField } from '@/components/number-field'
import { Select } from '@/components/select'
import { Switch } from '@/components/switch'
import { TextField } from '@/components/text-field'
import type { Box, InputType } from '../graph/graph-model'
import { inputTypeLabel } from '../workflow-words'
import { DefaultField } from './default-field'
import { groupsOf } from './draft'
import { editInputs } from './editor-store'
import { typesFor } from './input-types'

type Props = {
  input: TemplateInput
  inputs: readonly TemplateInput[]
  box: Box | undefined
}

type Change = (change: Partial<TemplateInput>) => void

/** An emptied number field says "no limit". */
const orNone = (value: number): number | null => (Number.isNaN(value) ? null : value)

function Limits({ input, change }: { input: TemplateInput; change: Change }) {
  const wrong =
    typeof input.min === 'number' && typeof input.max === 'number' && input.min > input.max
  return (
    <div className="field-row">
      <NumberField
        label="Least"
        layout="stacked"
        value={input.min ?? Number.NaN}
        onChange={(min) => change({ min: orNone(min) })}
      />
      <NumberField
        label="Most"
        layout="stacked"
        value={input.max ?? Number.NaN}
        onChange={(max) => change({ max: orNone(max) })}
      />
      <NumberField
        label="Step"
        layout="stacked"
        minValue={0}
        value={input.step ?? Number.NaN}
        onChange={(step) => change({ step: step > 0 ? step : null })}
      />
      {wrong && <p className="field-wrong">The least is more than the most.</p>}
    </div>
  )
}

/** One option a line; what is typed becomes options when the field is left. */
function Options({ input, change }: { input: TemplateInput; change: Change }) {
  const [typed, setTyped] = useState<string | null>(null)
  const keep = () => {
    if (typed === null) return
    const options = [...new Set(typed.split('\n').map((line) => line.trim()))].filter(Boolean)
    setTyped(null)
    if (options.length > 0) change({ options })
  }
  return (
    <TextField
      label="Choices, one a line"
      layout="stacked"
      rows={4}
      value={typed ?? (input.options ?? []).join('\n')}
      onChange={setTyped}
      onBlur={keep}
    />
  )
}

function Group({ input, inputs, change }: Omit<Props, 'box'> & { change: Change }) {
  return (
    <label className="field stacked">
      <span className="label">Group</span>
      <input
        className="control"
        list="input-groups"
        placeholder="At the top"
        maxLength={60}
        value={input.group ?? ''}
        onChange={({ target }) => change({ group: target.value || null })}
      />
      <datalist id="input-groups">
        {groupsOf(inputs).map((group) => (
          <option key={group} value={group} />
        ))}
      </datalist>
    </label>
  )
}

/** Everything that can be said of one input of the form. */
export function InputFields({ input, inputs, box }: Props) {
  const change: Change = (next) => editInputs({ kind: 'change', name: input.name, change: next })
  const widget = box?.widgets.find(({ name }) => name === input.field)
  const types = typesFor(input, widget)
  const isFile = input.type === 'model' || input.type === 'lora'
  const mayBeOptional = ['image', 'mask', 'video', 'audio', 'lora'].includes(input.type)
  return (
    <fieldset className="input-fields">
      <legend>
        {input.label}
        <span className="text-3">
          {box ? `${box.title}, ` : ''}
          {input.field}
        </span>
      </legend>
      <div className="field-row">
        <TextField
          label="Label"
          layout="stacked"
          maxLength={80}
          value={input.label}
          onChange={(label) => label && change({ label })}
        />
        <Group input={input} inputs={inputs} change={change} />
        <Select
          label="Type"
          layout="stacked"
          value={input.type}
          options={types.map((id) => ({ id, label: inputTypeLabel(id) }))}
          onChange={(type) => {
            const next = types.find((each): each is InputType => each === type)
            if (next) change({ type: next, ...(next === 'choice' && firstOptions(input, widget)) })
          }}
        />
      </div>
      <DefaultField input={input} onChange={(value) => change({ default: value })} />
      {(input.type === 'integer' || input.type === 'float') && (
        <Limits input={input} change={change} />
      )}
      {input.type === 'choice' && <Options key={input.name} input={input} change={change} />}
      {isFile && (
        <TextField
          label="Folder of the files"
          layout="stacked"
          value={input.model_folder ?? ''}
          onChange={(folder) => folder && change({ model_folder: folder })}
        />
      )}
      <TextField
        label="What it does, shown beside it"
        layout="stacked"
        value={input.tooltip ?? ''}
        onChange={(tooltip) => change({ tooltip: tooltip || null })}
      />
      <div className="field-row is-switches">
        <Switch
          label="Folded with the advanced ones"
          value={input.advanced}
          onChange={(advanced) => change({ advanced })}
        />
        {mayBeOptional && (
          <Switch
            label="May be left out"
            value={input.optional}
            onChange={(optional) => change({ optional })}
          />
        )}
      </div>
    </fieldset>
  )
}

/** A choice needs something to choose from: what the node offers, else what stands there. */
const firstOptions = (input: TemplateInput, widget: Box['widgets'][number] | undefined) => ({
  options: input.options ?? [...(widget?.options ?? [String(input.default ?? '')])],
})
