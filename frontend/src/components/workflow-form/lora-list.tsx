import { Plus } from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import { ADDED_LORAS, type AddedLora, type Json } from '@/lib/workflow/values'
import { Button } from '../button'
import { Select } from '../select'
import { useFormTools } from './form-context'
import type { FormInput } from './inputs'
import { LoraControls } from './lora-controls'
import { LoraMoves } from './lora-moves'
import { useFollowRow } from './use-follow-row'

export const LORA_FOLDER = 'loras'
const EVERY_MODEL = ''

const newLora: AddedLora = { name: '', strength: 1, strength_clip: null, enabled: true, wire: null }

const moved = <T,>(list: readonly T[], from: number, to: number): T[] =>
  list.toSpliced(from, 1).toSpliced(to, 0, ...list.slice(from, from + 1))

type WireProps = {
  lora: AddedLora
  label: string
  wires: readonly FormInput[]
  onChange: (lora: AddedLora) => void
}

/** Which of several models it changes. */
function Wire({ lora, label, wires, onChange }: WireProps) {
  if (wires.length < 2) return null
  const options = wires.map(({ name, label: words }) => ({ id: name, label: words }))
  return (
    <Select
      label={`Model of ${label}`}
      value={lora.wire ?? EVERY_MODEL}
      options={[{ id: EVERY_MODEL, label: 'Every model' }, ...options]}
      onChange={(id) => onChange({ ...lora, wire: id === EVERY_MODEL ? null : id })}
    />
  )
}

type Props = {
  loras: readonly AddedLora[]
  /** The model inputs that a LoRA can change. */
  wires: readonly FormInput[]
  problem?: string | undefined
}

/** LoRAs beyond those of the graph, in the order in which they are applied. */
export function LoraList({ loras, wires, problem }: Props) {
  const { onChange } = useFormTools()
  const list = useRef<HTMLDivElement>(null)
  const follow = useFollowRow(list, loras)
  const write = (next: readonly AddedLora[]) => {
    const value: Json = next.map((lora) => ({ ...lora }))
    onChange({ [ADDED_LORAS]: next.length > 0 ? value : null }, 'step')
  }
  const move = (place: number, by: 1 | -1) => {
    const to = place + by
    if (to < 0 || to >= loras.length) return
    follow(place, to)
    write(moved(loras, place, to))
  }
  const moveByKey = (place: number) => (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null
    if (by === null || !event.altKey) return
    // Before the field hears it: the same keys count its number up and down.
    event.preventDefault()
    event.stopPropagation()
    move(place, by)
  }
  const rows = loras.map((lora, place) => ({ lora, place, label: `LoRA ${place + 1}` }))
  return (
    <div ref={list} className="loras">
      {rows.map(({ lora, place, label }) => (
        // biome-ignore lint/a11y/useSemanticElements: an entry of a document's form
        <div
          key={label}
          className="form-field"
          role="group"
          aria-label={label}
          onKeyDownCapture={moveByKey(place)}
        >
          <LoraControls
            label={label}
            folder={LORA_FOLDER}
            value={lora}
            standard={null}
            onChange={(changed) => write(loras.with(place, { ...lora, ...changed }))}
            moves={
              <LoraMoves
                label={label}
                isFirst={place === 0}
                isLast={place === loras.length - 1}
                onMove={(by) => move(place, by)}
                onRemove={() => write(loras.toSpliced(place, 1))}
              />
            }
          />
          <Wire
            lora={lora}
            label={label}
            wires={wires}
            onChange={(changed) => write(loras.with(place, changed))}
          />
        </div>
      ))}
      {problem !== undefined && <p className="form-problem">{problem}</p>}
      <Button size="small" className="form-add" onPress={() => write([...loras, newLora])}>
        <Plus size={14} aria-hidden />
        Add a LoRA
      </Button>
    </div>
  )
}
