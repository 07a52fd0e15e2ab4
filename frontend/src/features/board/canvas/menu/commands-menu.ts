import type { Command } from '@/lib/commands'
import type { CanvasEntry, CanvasSection } from './canvas-menu'

export type MenuPlan = readonly { title: string; commands: readonly string[] }[]

/** What can be done with a shot. Those that nobody offers at the moment are left out. */
export const panelPlan: MenuPlan = [
  {
    title: 'Shot',
    commands: [
      'view',
      'generate',
      'rename-shot',
      'rate-shot',
      'choose-workflow',
      'choose-node',
      'new-alternate',
      'compare',
      'duplicate-shots',
    ],
  },
  { title: 'Clipboard', commands: ['cut', 'copy', 'paste'] },
  {
    title: 'Arrange',
    commands: ['to-front', 'to-back', 'larger', 'smaller', 'fit-selection', 'select-scene'],
  },
  { title: 'Marks', commands: ['arrow', 'group', 'ungroup', 'rename-group', 'delete'] },
]

export const severalPlan: MenuPlan = [
  { title: 'Shots', commands: ['generate-all', 'rate-shot', 'choose-workflow', 'choose-node'] },
  { title: 'Clipboard', commands: ['cut', 'copy', 'paste'] },
  {
    title: 'Align',
    commands: [
      'align-left',
      'align-centre',
      'align-right',
      'align-top',
      'align-middle',
      'align-bottom',
    ],
  },
  {
    title: 'Arrange',
    commands: [
      'distribute-across',
      'distribute-down',
      'tidy-selection',
      'to-front',
      'to-back',
      'larger',
      'smaller',
      'fit-selection',
    ],
  },
  { title: 'Marks', commands: ['arrow', 'group', 'ungroup', 'rename-group', 'delete'] },
]

export const markPlan: MenuPlan = [
  { title: 'Mark', commands: ['write-mark', 'turn-arrow', 'arrow', 'group', 'ungroup'] },
  { title: 'Arrange', commands: ['to-front', 'to-back', 'larger', 'smaller', 'delete'] },
]

export const boardPlan: MenuPlan = [
  { title: 'New', commands: ['new-shot', 'new-scene', 'sticky-note', 'arrow', 'paste'] },
  { title: 'Board', commands: ['select-all', 'fit', 'zoom-100', 'tidy', 'tidy-story'] },
  { title: 'Placing', commands: ['grid', 'snap-lines', 'wheel'] },
]

/** What is seen over and around pictures. */
export const lookPlan: MenuPlan = [
  {
    title: 'Over pictures',
    commands: ['guide-thirds', 'guide-centre', 'guide-safe', 'guide-matte'],
  },
  {
    title: 'Around pictures',
    commands: ['surround-theme', 'surround-black', 'surround-grey', 'surround-white'],
  },
]

export const arrangePlan: MenuPlan = [
  ...severalPlan.filter(({ title }) => title === 'Align'),
  ...severalPlan.filter(({ title }) => title === 'Arrange'),
  { title: 'Board', commands: ['tidy', 'tidy-story'] },
]

/** The sections of a plan, with the commands as they are offered on the page now. */
export function sectionsOf(
  plan: MenuPlan,
  commands: readonly Command[],
  isOn: (id: string) => boolean,
): CanvasSection[] {
  const byId = new Map(commands.map((command) => [command.id, command]))
  const entry = (id: string): CanvasEntry[] => {
    const command = byId.get(id)
    if (!command || !(command.isAvailable?.() ?? true)) return []
    return [
      {
        id,
        label: command.title,
        keys: command.keys,
        isOn: isOn(id),
        run: command.run,
      },
    ]
  }
  return plan
    .map(({ title, commands: ids }) => ({ title, entries: ids.flatMap(entry) }))
    .filter(({ entries }) => entries.length > 0)
}
