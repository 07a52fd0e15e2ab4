import { type FormEvent, useState } from 'react'
import { Button } from '@/components/button'
import { TextField } from '@/components/text-field'

type Props = {
  label: string
  placeholder: string
  verb: string
  isPending: boolean
  onName: (name: string) => void
}

/** Something new that only needs a name. */
export function NameForm({ label, placeholder, verb, isPending, onName }: Props) {
  const [name, setName] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!name.trim() || isPending) return
    onName(name.trim())
    setName('')
  }
  return (
    <form className="name-form" onSubmit={submit}>
      <TextField
        label={label}
        layout="hidden"
        placeholder={placeholder}
        maxLength={80}
        value={name}
        onChange={setName}
      />
      <Button type="submit" look="box" isDisabled={!name.trim() || isPending}>
        {verb}
      </Button>
    </form>
  )
}
