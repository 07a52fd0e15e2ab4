import type { NodeReach } from '@/api/workflows'
import { counted } from '@/lib/format/counted'

/** Where a workflow can run, in short. */
export type Reach = {
  status: 'everywhere' | 'somewhere' | 'nowhere' | 'unknown'
  sentence: string
}

const fileOf = (path: string) => path.split(/[\\/]/).at(-1) ?? path

/** Everything that keeps a workflow from a node, by the names that people know it by. */
export function lacks({ missing_classes, missing_models, missing_values }: NodeReach): string[] {
  const files = missing_models.map(({ value }) => fileOf(value))
  const choices = missing_values.map(({ input, value }) => `${input} ${value}`)
  return [...new Set([...missing_classes, ...files, ...choices])]
}

export const isAble = ({ runs, online }: NodeReach): boolean => runs === true && online

/** "IPAdapter", "IPAdapter and clip_l.safetensors", "IPAdapter and 3 more". */
export function listed(names: readonly string[]): string {
  const [first, second] = names
  if (first === undefined) return ''
  if (names.length === 2) return `${first} and ${second}`
  return names.length === 1 ? first : `${first} and ${names.length - 1} more`
}

function why(node: NodeReach): string {
  const names = lacks(node)
  if (names.length > 0) return `${node.name} lacks ${listed(names)}`
  if (!node.online) return `${node.name} is away`
  return node.runs === null ? `${node.name} is not read yet` : `${node.name} does not run it`
}

/** Every node in a line, with all that it lacks. */
export const wholeReach = (nodes: readonly NodeReach[]): string =>
  nodes
    .map((node) => {
      const names = lacks(node)
      if (isAble(node)) return `${node.name} runs it`
      return names.length > 0 ? `${node.name} lacks ${names.join(', ')}` : why(node)
    })
    .join('\n')

/** "2 of 3 nodes; Alderaan lacks IPAdapter". */
export function reachOf(nodes: readonly NodeReach[] | undefined): Reach {
  if (nodes === undefined) return { status: 'unknown', sentence: '' }
  if (nodes.length === 0) return { status: 'nowhere', sentence: 'There is no node' }
  const able = nodes.filter(isAble)
  const [other] = nodes.filter((node) => !able.includes(node))
  const count =
    nodes.length === 1 && able.length === 1
      ? `Runs on ${nodes[0]?.name}`
      : `${able.length} of ${counted(nodes.length, 'node')}`
  if (!other) return { status: 'everywhere', sentence: count }
  return {
    status: able.length > 0 ? 'somewhere' : 'nowhere',
    sentence: `${count}; ${why(other)}`,
  }
}
