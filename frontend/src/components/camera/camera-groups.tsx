import { ChevronDown, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { create } from 'zustand'
import { type FieldGroup, groupSummary } from '@/lib/camera/groups'
import type { Mark } from '@/lib/camera/marks'
import type { Camera } from '@/lib/camera/values'
import './camera.css'
import { ClashMark } from './clash-mark'

/** Which groups lie open, the same for every shot; beside a board there is less room. */
const useOpenGroups = create<{ open: ReadonlySet<string> }>(() => ({
  open: new Set(['camera', 'lens']),
}))

const toggle = (key: string) =>
  useOpenGroups.setState(({ open }) => {
    const next = new Set(open)
    if (!next.delete(key)) next.add(key)
    return { open: next }
  })

type Props = {
  group: FieldGroup
  camera: Camera
  /** The fields on which something clashes. */
  marks: Readonly<Record<string, Mark>>
  isBeside: boolean
  children: ReactNode
}

/** The gravest that is said of a group's fields. */
function markOf({ fields }: FieldGroup, marks: Props['marks']): Mark | undefined {
  const said = fields.flatMap(({ id }) => marks[id] ?? [])
  return said.includes('hard') ? 'hard' : said[0]
}

/** A group of fields that folds; folded, it says what is chosen in it and whether that clashes. */
export function CameraGroup({ group, camera, marks, isBeside, children }: Props) {
  const key = isBeside ? `beside ${group.id}` : group.id
  const isOpen = useOpenGroups(({ open }) => open.has(key))
  const summary = groupSummary(group, camera)
  const mark = markOf(group, marks)
  const Chevron = isOpen ? ChevronDown : ChevronRight
  return (
    // biome-ignore lint/a11y/useSemanticElements: fields of a document, not of a form
    <div className="camera-group" role="group" aria-label={group.label}>
      <button
        type="button"
        className="camera-group-head"
        aria-expanded={isOpen}
        onClick={() => toggle(key)}
      >
        <Chevron size={14} aria-hidden />
        <span>{group.label}</span>
        {!isOpen && <span className="camera-summary cut">{summary}</span>}
        {!isOpen && mark && <ClashMark mark={mark} />}
      </button>
      {isOpen && <div className="camera-fields">{children}</div>}
    </div>
  )
}
