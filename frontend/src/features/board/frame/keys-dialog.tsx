import { Dialog } from '@/components/dialog'
import { keyLabel, useAllCommands } from '@/lib/commands'
import { openKeys, useBoardUi } from '../board-ui'

const canvasKeys = [
  ['To the next panel', 'Arrows'],
  ['Move the panel', 'Alt Arrows'],
  ['Move it ten times as far', 'Alt Shift Arrows'],
  ['Rename a scene, in the outline', 'F2'],
  ['Select several', 'Ctrl Click'],
  ['Pan the board', 'Space Drag'],
] as const

/** Every key there is. */
export function KeysDialog() {
  const isOpen = useBoardUi((ui) => ui.isKeysOpen)
  const commands = useAllCommands()
  const rows: (readonly [string, string])[] = [
    ...commands.flatMap(({ title, keys }) => (keys ? [[title, keyLabel(keys)] as const] : [])),
    ...canvasKeys,
  ]
  return (
    <Dialog title="Keys" isOpen={isOpen} onClose={() => openKeys(false)}>
      <dl className="keys">
        {rows.map(([title, keys]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
