import { Dialog } from '@/components/dialog'
import { keyLabel, useAllCommands } from '@/lib/commands'
import { openKeys, useRoomUi } from './room-ui'

export type KeyRow = readonly [title: string, keys: string]

/** Every key there is. */
export function KeysDialog({ keys: more }: { keys: readonly KeyRow[] }) {
  const isOpen = useRoomUi((ui) => ui.isKeysOpen)
  const commands = useAllCommands()
  const rows: KeyRow[] = [
    ...commands.flatMap(({ title, keys }) => (keys ? [[title, keyLabel(keys)] as const] : [])),
    ...more,
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
