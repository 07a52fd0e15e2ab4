import type { Box, Widget } from '@/features/workflows/graph/graph-model'

export const aWidget = (facts: Partial<Widget> = {}): Widget => ({
  name: 'text',
  value: '',
  type: 'text',
  min: null,
  max: null,
  step: null,
  options: null,
  modelFolder: null,
  tooltip: null,
  ...facts,
})

export const aBox = (facts: Partial<Box> = {}): Box => ({
  id: '1',
  title: 'Box',
  classType: 'CLIPTextEncode',
  place: null,
  sockets: [],
  outputs: [],
  widgets: [],
  ...facts,
})
