import { Pencil } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/button'
import { IconButton } from '@/components/icon-button'
import { TextField } from '@/components/text-field'
import { crumbsOf } from './crumbs'

type Props = { path: string; onGo: (path: string) => void }

function TypedPath({ path, onGo }: Props) {
  const [typed, setTyped] = useState(path)
  const go = (event: FormEvent) => {
    event.preventDefault()
    // A dialog's events reach the form that opened it, which would submit as well.
    event.stopPropagation()
    onGo(typed.trim())
  }
  return (
    <form onSubmit={go} className="folder-path">
      <TextField
        label="Path of the folder"
        layout="hidden"
        value={typed}
        onChange={setTyped}
        autoFocus
      />
      <Button type="submit" look="box">
        Go
      </Button>
    </form>
  )
}

/** Where the folder lies: each part leads there, and the whole can be typed or pasted. */
export function FolderPath({ path, onGo }: Props) {
  const [isTyping, setTyping] = useState(false)
  const goTo = (next: string) => {
    setTyping(false)
    onGo(next)
  }
  if (isTyping) return <TypedPath path={path} onGo={goTo} />
  return (
    <div className="folder-path">
      <nav aria-label="Path">
        <ol className="crumbs">
          {crumbsOf(path).map(({ name, path: to }) => (
            <li key={to} className="crumb">
              <Button size="small" onPress={() => goTo(to)}>
                {name}
              </Button>
            </li>
          ))}
        </ol>
      </nav>
      <IconButton label="Type a path" size="small" onPress={() => setTyping(true)}>
        <Pencil size={14} aria-hidden />
      </IconButton>
    </div>
  )
}
