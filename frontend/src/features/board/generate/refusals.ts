import { create } from 'zustand'
import { ApiProblem } from '@/api/problem'
import type { Template, TemplateInput } from '@/api/types'

type Problems = Readonly<Record<string, string>>

const none: Problems = {}

/** What was wrong with single inputs when a shot was last sent, by shot and input name. */
const useRefusals = create<{ byShot: Readonly<Record<string, Problems>> }>(() => ({ byShot: {} }))

export const useProblems = (shotId: string): Problems =>
  useRefusals(({ byShot }) => byShot[shotId] ?? none)

export const noteProblems = (shotId: string, problems: Problems): void =>
  useRefusals.setState(({ byShot }) => ({ byShot: { ...byShot, [shotId]: problems } }))

/** What was wrong with an input is settled once the input is another. */
export function settleProblems(shotId: string, names: readonly string[]): void {
  const before = useRefusals.getState().byShot[shotId]
  if (!before || !names.some((name) => name in before)) return
  const left = Object.entries(before).filter(([name]) => !names.includes(name))
  noteProblems(shotId, Object.fromEntries(left))
}

type Missing = { graph_node: string; input: string; value: string; nearest: string | null }

function isMissing(value: unknown): value is Missing {
  if (typeof value !== 'object' || value === null) return false
  return 'graph_node' in value && 'input' in value && 'value' in value && value.input !== null
}

/** A model file that no node has, as the orchestrator tells it of the graph. */
function missingOf(body: unknown): readonly Missing[] {
  if (typeof body !== 'object' || body === null || !('missing' in body)) return []
  return Array.isArray(body.missing) ? body.missing.filter(isMissing) : []
}

const missingWords = ({ value, nearest }: Missing): string =>
  `No node has ${value}${nearest ? `; the nearest is ${nearest}` : ''}.`

const isAt =
  ({ graph_node: node, input: field }: Missing) =>
  (input: TemplateInput) =>
    input.node === node && input.field === field

/** What a refusal says of single inputs, by their names. */
export function problemsOf(error: unknown, template: Template | undefined): Problems {
  if (!(error instanceof ApiProblem)) return none
  const told = error.faults.map(({ field, message }) => [field, message] as const)
  const missing = missingOf(error.body).flatMap((each) => {
    const input = template?.inputs.find(isAt(each))
    return input ? [[input.name, missingWords(each)] as const] : []
  })
  return Object.fromEntries([...missing, ...told])
}
