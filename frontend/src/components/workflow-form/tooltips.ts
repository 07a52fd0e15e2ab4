import type { FormInput } from './inputs'

/** The words of a node on an input, by the input's name. */
export type Tooltips = Readonly<Record<string, string>>

export const noTooltips: Tooltips = {}

/** The inputs with the nodes' words where the template has none of its own. */
export const explained = (inputs: readonly FormInput[], tooltips: Tooltips): FormInput[] =>
  inputs.map((input) => {
    const said = tooltips[input.name]
    return input.tooltip || said === undefined ? input : { ...input, tooltip: said }
  })
