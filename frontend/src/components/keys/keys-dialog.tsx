import { useState } from 'react'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { contains } from '@/components/room/contains'
import { openKeys, useRoomUi } from '@/components/room/room-ui'
import { TextField } from '@/components/text-field'
import { useAllCommands } from '@/lib/commands'
import { keyLabel } from '@/lib/keys'
import { giveOwnKeysAgain, useShortcuts } from '@/lib/shortcuts'
import { keyGroups } from './key-facts'
import { CommandRow, Kbds } from './key-row'
import './keys.css'

export type KeyRow = readonly [title: string, keys: string]

function Fixed({ rows }: { rows: readonly KeyRow[] }) {
  if (rows.length === 0) return null
  return (
    <section aria-label="Fixed keys">
      <h3>Fixed</h3>
      <dl>
        {rows.map(([title, keys]) => (
          <div key={title} className="key-row">
            <dt>{title}</dt>
            <dd className="is-fixed">
              <Kbds keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Keys({ more }: { more: readonly KeyRow[] }) {
  const [query, setQuery] = useState('')
  const commands = useAllCommands()
  const isChanged = useShortcuts(({ given }) => Object.keys(given).length > 0)
  const found = commands.filter(({ title, keys = '' }) =>
    contains(`${title} ${keys && keyLabel(keys)}`, query),
  )
  return (
    <>
      <div className="keys-find">
        <TextField
          label="Find a command or key"
          layout="hidden"
          placeholder="Find a command or key"
          value={query}
          onChange={setQuery}
        />
        <Button size="small" look="box" isDisabled={!isChanged} onPress={giveOwnKeysAgain}>
          All keys as they were
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="keys" aria-label="Keys" tabIndex={0}>
        <div className="keys-columns">
          {keyGroups(found).map(({ name, commands: each }) => (
            <section key={name} aria-label={name}>
              <h3>{name}</h3>
              <dl>
                {each.map((command) => (
                  <CommandRow key={command.place} command={command} all={commands} />
                ))}
              </dl>
            </section>
          ))}
          <Fixed rows={more.filter(([title, keys]) => contains(`${title} ${keys}`, query))} />
        </div>
      </section>
      <p className="t3 t-12">Press a key in the list to change it. This machine remembers.</p>
    </>
  )
}

/** Every command that can be given here, with its key. */
export function KeysDialog({ keys }: { keys: readonly KeyRow[] }) {
  const isOpen = useRoomUi((ui) => ui.isKeysOpen)
  return (
    <Dialog title="Keys" isOpen={isOpen} onClose={() => openKeys(false)}>
      <Keys more={keys} />
    </Dialog>
  )
}
