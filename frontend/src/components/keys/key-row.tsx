import { RotateCcw, TriangleAlert } from 'lucide-react'
import { Fragment, type KeyboardEvent, useState } from 'react'
import { IconButton } from '@/components/icon-button'
import type { OfferedCommand } from '@/lib/commands'
import { isModifier, keyLabel, keyOf } from '@/lib/keys'
import { giveKeys } from '@/lib/shortcuts'
import { areTold, rivalsOf } from './key-facts'

/** With spaces between, so that what is read aloud has them too. */
export function Kbds({ keys }: { keys: string }) {
  return keys.split(' ').map((key, place) => (
    <Fragment key={key}>
      {place > 0 && ' '}
      <kbd>{key}</kbd>
    </Fragment>
  ))
}

type FieldProps = { command: OfferedCommand; onGiven: (keys: string) => void; onEnd: () => void }

/** Hears one key and gives it to the command. */
function KeyField({ command, onGiven, onEnd }: FieldProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') onEnd()
    else if (!isModifier(event)) onGiven(event.key === 'Backspace' ? '' : keyOf(event))
  }
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed
      autoFocus
      readOnly
      className="control key-field"
      aria-label={`New key for ${command.title}`}
      placeholder="Press a key, ⌫ for none"
      onKeyDown={onKeyDown}
      onBlur={onEnd}
    />
  )
}

type Props = { command: OfferedCommand; all: readonly OfferedCommand[] }

/** A command with its key, which a press on it changes. */
export function CommandRow({ command, all }: Props) {
  const [hearing, setHearing] = useState<'not-yet' | 'now' | 'done'>('not-yet')
  const { title, place, keys, ownKeys } = command
  const rivals = rivalsOf(command, keys, all)
  const isChanged = keys !== ownKeys
  return (
    <div className="key-row">
      <dt>
        {title}
        {areTold(command, rivals) && (
          <span className="status-warn key-rivals">
            <TriangleAlert size={13} aria-hidden />
            also {rivals.map((rival) => rival.title).join(', ')}
          </span>
        )}
      </dt>
      <dd>
        {hearing === 'now' ? (
          <KeyField
            command={command}
            onEnd={() => setHearing('done')}
            onGiven={(given) => {
              giveKeys({ [place]: given === ownKeys ? null : given })
              setHearing('done')
            }}
          />
        ) : (
          <button
            type="button"
            // biome-ignore lint/a11y/noAutofocus: it comes back in the place of the field
            autoFocus={hearing === 'done'}
            className="key-button"
            aria-label={`Key of ${title}: ${keys ? keyLabel(keys) : 'none'}`}
            onClick={() => setHearing('now')}
          >
            {keys ? <Kbds keys={keyLabel(keys)} /> : <span className="t3">none</span>}
          </button>
        )}
        {isChanged && (
          <IconButton
            label={`Give ${title} its own key again`}
            size="small"
            onPress={() => giveKeys({ [place]: null })}
          >
            <RotateCcw size={13} aria-hidden />
          </IconButton>
        )}
      </dd>
    </div>
  )
}
