/** A graph as it is looked at: boxes with what can be set in them, and the links between. */

export type Place = { x: number; y: number; w: number; h: number }

export type Box = {
  id: string
  title: string
  classType: string
  /** Where ComfyUI's page had it; null where the graph came without its page. */
  place: Place | null
  /** What comes by a link, in the order of the sockets. */
  sockets: readonly Socket[]
  outputs: readonly Output[]
  widgets: readonly Widget[]
}

export type Socket = { name: string; type: string; from: string; slot: number }

export type Output = { name: string; type: string }

/** A thing that can be set in a box. */
export type Widget = {
  name: string
  value: WidgetValue
  /** How it would be exposed; null where its value is nothing that a form could hold. */
  type: InputType | null
  min: number | null
  max: number | null
  step: number | null
  options: readonly string[] | null
  modelFolder: string | null
  tooltip: string | null
}

export type WidgetValue = string | number | boolean | null

export type InputType =
  | 'integer'
  | 'float'
  | 'seed'
  | 'text'
  | 'choice'
  | 'boolean'
  | 'model'
  | 'lora'
  | 'image'
  | 'mask'
  | 'video'
  | 'audio'

/** A link with its ends. */
export type Link = { from: string; slot: number; to: string; socket: string; type: string }

export const linksOf = (boxes: readonly Box[]): Link[] =>
  boxes.flatMap(({ id, sockets }) =>
    sockets.map(({ name, type, from, slot }) => ({ from, slot, to: id, socket: name, type })),
  )
