import { Users, X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/button'
import { IconButton } from '@/components/icon-button'
import { TextField } from '@/components/text-field'
import { askNoMore, LONGEST_NAME, setMyName, useMe } from '@/lib/presence/me'
import { people } from '@/lib/presence/presence'
import { useOthers } from '@/lib/presence/use-others'

/** Asks once for a name, as soon as there is somebody to be called by it. */
export function NameNotice() {
  const { name, wasAsked } = useMe()
  const others = useOthers((all) => people(all).map((person) => person.name))
  const [typed, setTyped] = useState('')
  if (name !== '' || wasAsked || others.length === 0) return null
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim()) setMyName(typed)
  }
  return (
    <div className="notice">
      <Users size={14} aria-hidden />
      <p>{others.join(', ')} can see where you point. What is your name?</p>
      <form onSubmit={save} className="flex gap-1">
        <TextField
          label="Your name"
          layout="hidden"
          placeholder="Guest"
          maxLength={LONGEST_NAME}
          value={typed}
          onChange={setTyped}
        />
        <Button type="submit">Save</Button>
      </form>
      <IconButton label="Stay a guest" size="small" onPress={askNoMore}>
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  )
}
