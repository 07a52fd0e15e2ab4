import { TextField } from '@/components/text-field'
import { LONGEST_NAME, setMyName, useMe } from '@/lib/presence/me'

/** What others at a project see beside this person's pointer. */
export function YourName() {
  const name = useMe((me) => me.name)
  return (
    <TextField
      label="Your name"
      layout="stacked"
      hint="Others at a project see it beside your pointer, your notes and your snapshots."
      placeholder="Guest"
      maxLength={LONGEST_NAME}
      value={name}
      onChange={setMyName}
    />
  )
}
