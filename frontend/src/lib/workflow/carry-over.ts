import { BESIDE_INPUTS, CAMERA_ANGLE, type FormValues, type Json, NEXT_SCENE } from './values'

type Input = { name: string; type: string; role: string | null }

/** A value that stays; one that an earlier workflow left behind no longer says what it was. */
type Kept = { name: string; type: string | null; role: string | null; value: Json }

/** What a person made or chose for the picture itself, whatever workflow renders it. */
const KEPT_TYPES = new Set(['image', 'mask', 'video', 'audio'])
const KEPT_ROLES = new Set(['prompt', 'negative_prompt'])
const KEPT_BESIDE = new Set([CAMERA_ANGLE, NEXT_SCENE])

const isKept = ({ type, role }: Input): boolean =>
  KEPT_TYPES.has(type) || (role !== null && KEPT_ROLES.has(role))

function keptOf(inputs: readonly Input[], values: FormValues): Kept[] {
  const known = new Set([...inputs.map(({ name }) => name), ...BESIDE_INPUTS])
  const own = inputs.filter(isKept).flatMap(({ name, type, role }) => {
    const value = values[name]
    return value === undefined || value === null ? [] : [{ name, type, role, value }]
  })
  const earlier = Object.entries(values).flatMap(([name, value]) =>
    known.has(name) ? [] : [{ name, type: null, role: null, value }],
  )
  return [...own, ...earlier]
}

/**
 * The values of a shot that goes from one workflow to another. Prompts and files stay: each goes
 * to the input of its role, else of its name. Those without a place there keep their name, so that
 * they are back with the workflow that has one. All else begins with the new workflow's defaults.
 */
export function carriedOver(
  from: readonly Input[],
  to: readonly Input[],
  values: FormValues,
): FormValues {
  const left = new Set(keptOf(from, values))
  const carried = new Map<string, Json>()
  const carry = (isFor: (kept: Kept, target: Input) => boolean) => {
    for (const target of to.filter((input) => isKept(input) && !carried.has(input.name))) {
      const fits = ({ type }: Kept) => type === null || type === target.type
      const found = [...left].find((kept) => fits(kept) && isFor(kept, target))
      if (!found) continue
      carried.set(target.name, found.value)
      left.delete(found)
    }
  }
  carry(({ role }, target) => role !== null && role === target.role)
  carry(({ name }, target) => name === target.name)
  const taken = new Set(to.map(({ name }) => name))
  const beside = Object.entries(values).filter(([name]) => KEPT_BESIDE.has(name))
  const unplaced = [...left].map(({ name, value }): [string, Json] => [name, value])
  const kept = [...unplaced, ...beside].filter(([name]) => !taken.has(name))
  return Object.fromEntries([...kept, ...carried])
}
