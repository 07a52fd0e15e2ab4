import { figure } from './figures'
import { plural } from './plural'

/** How each thing is counted, whole, since no language but English makes many by an s. */
const nouns = {
  call: (count: number) => plural(count, { one: '1 call', other: `${figure(count)} calls` }),
  cause: (count: number) => plural(count, { one: '1 cause', other: `${figure(count)} causes` }),
  change: (count: number) => plural(count, { one: '1 change', other: `${figure(count)} changes` }),
  copy: (count: number) => plural(count, { one: '1 copy', other: `${figure(count)} copies` }),
  file: (count: number) => plural(count, { one: '1 file', other: `${figure(count)} files` }),
  frame: (count: number) => plural(count, { one: '1 frame', other: `${figure(count)} frames` }),
  graphNode: (count: number) =>
    plural(count, { one: '1 graph node', other: `${figure(count)} graph nodes` }),
  group: (count: number) => plural(count, { one: '1 group', other: `${figure(count)} groups` }),
  input: (count: number) => plural(count, { one: '1 input', other: `${figure(count)} inputs` }),
  item: (count: number) => plural(count, { one: '1 item', other: `${figure(count)} items` }),
  job: (count: number) => plural(count, { one: '1 job', other: `${figure(count)} jobs` }),
  mark: (count: number) => plural(count, { one: '1 mark', other: `${figure(count)} marks` }),
  model: (count: number) => plural(count, { one: '1 model', other: `${figure(count)} models` }),
  name: (count: number) => plural(count, { one: '1 name', other: `${figure(count)} names` }),
  node: (count: number) => plural(count, { one: '1 node', other: `${figure(count)} nodes` }),
  page: (count: number) => plural(count, { one: '1 page', other: `${figure(count)} pages` }),
  panel: (count: number) => plural(count, { one: '1 panel', other: `${figure(count)} panels` }),
  path: (count: number) => plural(count, { one: '1 path', other: `${figure(count)} paths` }),
  phase: (count: number) => plural(count, { one: '1 phase', other: `${figure(count)} phases` }),
  project: (count: number) =>
    plural(count, { one: '1 project', other: `${figure(count)} projects` }),
  render: (count: number) => plural(count, { one: '1 render', other: `${figure(count)} renders` }),
  result: (count: number) => plural(count, { one: '1 result', other: `${figure(count)} results` }),
  scene: (count: number) => plural(count, { one: '1 scene', other: `${figure(count)} scenes` }),
  shot: (count: number) => plural(count, { one: '1 shot', other: `${figure(count)} shots` }),
  star: (count: number) => plural(count, { one: '1 star', other: `${figure(count)} stars` }),
  take: (count: number) => plural(count, { one: '1 take', other: `${figure(count)} takes` }),
  thing: (count: number) => plural(count, { one: '1 thing', other: `${figure(count)} things` }),
  token: (count: number) => plural(count, { one: '1 token', other: `${figure(count)} tokens` }),
  workflow: (count: number) =>
    plural(count, { one: '1 workflow', other: `${figure(count)} workflows` }),
} as const

export type Noun = keyof typeof nouns

/** "1 shot", "1,284 shots". */
export const counted = (count: number, noun: Noun): string => nouns[noun](count)
