import type { OfferedCommand } from '@/lib/commands'

/** What belongs to each group of commands, in the order in which the list has them. */
const groupNames: Readonly<Record<string, string>> = {
  room: 'Everywhere',
  board: 'Board',
  canvas: 'Canvas',
  outline: 'Outline',
  gallery: 'Gallery',
  viewer: 'Viewer',
  compare: 'Compare',
  queue: 'Queue',
  workflows: 'Workflows',
}

/** `queue-find` belongs to the queue; a group that nobody named is called by its own name. */
export function groupName(group: string): string {
  const [family = group] = group.split('-')
  return groupNames[family] ?? family.charAt(0).toUpperCase() + family.slice(1)
}

export type KeyGroup = { name: string; commands: readonly OfferedCommand[] }

/** The commands by what they belong to. */
export function keyGroups(commands: readonly OfferedCommand[]): KeyGroup[] {
  const groups = new Map<string, OfferedCommand[]>()
  for (const command of commands) {
    const name = groupName(command.group)
    groups.set(name, [...(groups.get(name) ?? []), command])
  }
  const places = Object.values(groupNames)
  const place = (name: string) => (places.includes(name) ? places.indexOf(name) : places.length)
  return [...groups]
    .map(([name, each]) => ({ name, commands: each }))
    .sort((a, b) => place(a.name) - place(b.name))
}

/** Commands are heard at once when both are the page's, or both the same dialog's. */
const areHeardTogether = (a: OfferedCommand, b: OfferedCommand): boolean =>
  a.isOfDialog || b.isOfDialog ? a.isOfDialog === b.isOfDialog && a.group === b.group : true

/** The others that answer `keys` where `command` does. */
export function rivalsOf(
  command: OfferedCommand,
  keys: string | undefined,
  all: readonly OfferedCommand[],
): OfferedCommand[] {
  const wanted = keys?.split(',') ?? []
  return all.filter(
    (other) =>
      other.place !== command.place &&
      areHeardTogether(command, other) &&
      other.keys?.split(',').some((each) => wanted.includes(each)),
  )
}

const isGiven = ({ keys, ownKeys }: OfferedCommand): boolean => keys !== ownKeys

/**
 * Ours that depend on what is selected may share a key: the one that can be done is done.
 * A key that a person gave is told of wherever it meets another.
 */
export const areTold = (command: OfferedCommand, rivals: readonly OfferedCommand[]): boolean =>
  rivals.some(
    (rival) => !(command.isAvailable && rival.isAvailable) || isGiven(command) || isGiven(rival),
  )
