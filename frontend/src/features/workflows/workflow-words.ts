export type Facet = 'category' | 'engine' | 'own' | 'origin' | 'runs'

const categories: Readonly<Record<string, string>> = {
  text_to_image: 'Text to image',
  image_to_image: 'Image to image',
  inpainting: 'Inpainting',
  upscaling: 'Upscaling',
  video: 'Video',
  control: 'Control',
  audio: 'Audio',
  other: 'Other',
}

/** In the order in which people look for them. */
export const categoryIds: readonly string[] = Object.keys(categories)

export const categoryLabel = (id: string): string => categories[id] ?? id

/** Names as their makers write them, where letters and spaces alone do not give them. */
const engines: Readonly<Record<string, string>> = {
  sd15: 'SD 1.5',
  sdxl: 'SDXL',
  sd3: 'SD 3',
  sd35: 'SD 3.5',
  flux: 'FLUX',
  flux2: 'FLUX.2',
  qwen: 'Qwen',
  z_image: 'Z-Image',
  wan: 'Wan',
  ltx: 'LTX',
  hunyuan: 'Hunyuan',
}

export const engineLabel = (id: string): string =>
  engines[id] ?? id.replace(/_/g, ' ').replace(/^./, (letter) => letter.toUpperCase())

const origins: Readonly<Record<string, string>> = { built_in: 'Built in', own: 'Your own' }

const runs: Readonly<Record<string, string>> = { now: 'On a node now', nowhere: 'On no node' }

export function valueLabel(facet: Facet, value: string): string {
  switch (facet) {
    case 'category':
      return categoryLabel(value)
    case 'engine':
      return engineLabel(value)
    case 'own':
      return value
    case 'origin':
      return origins[value] ?? value
    case 'runs':
      return runs[value] ?? value
    default:
      return facet satisfies never
  }
}

const inputTypes: Readonly<Record<string, string>> = {
  integer: 'Whole number',
  float: 'Number',
  seed: 'Seed',
  text: 'Text',
  choice: 'Choice',
  boolean: 'Switch',
  model: 'Model',
  lora: 'LoRA',
  image: 'Picture',
  mask: 'Mask',
  video: 'Clip',
  audio: 'Sound',
}

export const inputTypeLabel = (type: string): string => inputTypes[type] ?? type
