import { Bell, CircleCheck, CloudOff, OctagonX, Plug } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { Button } from '@/components/button'
import { Switch } from '@/components/switch'
import { timeOrDate } from '@/lib/format/dates'
import { choose, type Entry, forgetAll, markSeen, useNotifications } from './notification-store'
import './notifications.css'
import { askForDesktop, beep, canTellDesktop } from './tell'

const marks = {
  finished: { Icon: CircleCheck, className: 'status-rendered' },
  failed: { Icon: OctagonX, className: 'status-failed' },
  'node-away': { Icon: CloudOff, className: 'text-3' },
  'node-back': { Icon: Plug, className: 'text-3' },
} as const

function Line({ entry, isNew, now }: { entry: Entry; isNew: boolean; now: number }) {
  const { Icon, className } = marks[entry.kind]
  return (
    <li className={isNew ? 'is-new' : ''}>
      <span className={`status ${className}`}>
        <Icon size={14} strokeWidth={2} aria-hidden />
      </span>
      <p>{entry.text}</p>
      <time dateTime={new Date(entry.at).toISOString()} className="text-3">
        {timeOrDate(entry.at, now)}
      </time>
    </li>
  )
}

function Choices() {
  const { desktop, sound } = useNotifications((store) => store.choices)
  const [isRefused, setRefused] = useState(false)
  const chooseDesktop = async (on: boolean) => {
    const isAllowed = !on || (await askForDesktop())
    setRefused(!isAllowed)
    choose({ desktop: on && isAllowed })
  }
  const chooseSound = (on: boolean) => {
    choose({ sound: on })
    if (on) beep('finished')
  }
  return (
    <div className="notification-choices">
      <Switch
        label="Tell the desktop when a queue is done and this page is in the background"
        value={desktop}
        isDisabled={!canTellDesktop()}
        onChange={(on) => void chooseDesktop(on)}
      />
      {isRefused && (
        <p role="alert" className="text-3">
          The browser does not allow it. Its settings for this page can change that.
        </p>
      )}
      <Switch
        label="Two short tones at the end, and at failures"
        value={sound}
        onChange={chooseSound}
      />
    </div>
  )
}

function History({ seenAt }: { seenAt: number }) {
  const entries = useNotifications((store) => store.entries)
  const [now] = useState(Date.now)
  return (
    <>
      <div className="notification-head">
        <b>What happened</b>
        {entries.length > 0 && (
          <Button size="small" onPress={forgetAll}>
            Forget all
          </Button>
        )}
      </div>
      {entries.length === 0 ? (
        <p className="text-3">
          Nothing yet. A queue that is done, failures and nodes that go or come back are told here.
        </p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <ul className="notification-list" tabIndex={0} aria-label="What happened">
          {entries.map((entry) => (
            <Line key={entry.id} entry={entry} isNew={entry.at > seenAt} now={now} />
          ))}
        </ul>
      )}
      <Choices />
    </>
  )
}

/** What happened while nobody looked; a number says how much of it is new. */
export function NotificationsButton() {
  const unseen = useNotifications(
    ({ entries, seenAt }) => entries.filter(({ at }) => at > seenAt).length,
  )
  const [seenBefore, setSeenBefore] = useState(0)
  const open = (isOpen: boolean) => {
    if (!isOpen) return
    setSeenBefore(useNotifications.getState().seenAt)
    markSeen()
  }
  const label = unseen > 0 ? `What happened, ${unseen} new` : 'What happened'
  return (
    <DialogTrigger onOpenChange={open}>
      <AriaButton className="icon-button notification-button" aria-label={label}>
        <Bell size={16} strokeWidth={1.6} aria-hidden />
        {unseen > 0 && <span aria-hidden>{unseen > 9 ? '9+' : unseen}</span>}
      </AriaButton>
      <Popover className="popover notification-popover" offset={4} placement="bottom end">
        <Dialog aria-label="What happened">
          <History seenAt={seenBefore} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
