import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { ADDED_LORAS, type AddedLora, type Json } from '@/lib/workflow/values'
import { Button } from '../button'
import { Select } from '../select'
import { useFormTools } from './form-context'
import type { FormInput } from './inputs'
import { LoraControls } from './lora-controls'

export const LORA_FOLDER = 'loras'
const EVERY_MODEL = ''

const newLora: AddedLora = { name: '', strength: 1, strength_clip: null, enabled: true, wire: null }

/** The list with what stands at `from` put at `to`; a place beyond the ends is the end. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const item = list[from]
  if (item === undefined) return [...list]
  const rest = list.toSpliced(from, 1)
  return rest.toSpliced(Math.max(0, Math.min(rest.length, to)), 0, item)
}

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
  const write = (next: readonly AddedLora[]) => {
    const value: Json = next.map((lora) => ({ ...lora }))
    onChange({ [ADDED_LORAS]: next.length > 0 ? value : null }, 'step')
  }
  const rows = loras.map((lora, place) => ({ lora, place, label: `LoRA ${place + 1}` }))
  return (
    <div className="loras">
      {rows.map(({ lora, place, label }) => (
        // biome-ignore lint/a11y/useSemanticElements: an entry of a document's form
        <div
          key={label}
          className="form-field"
          role="group"
          aria-label={label}
          onKeyDown={({ key, altKey, preventDefault }) => {
            if (!altKey || (key !== 'ArrowUp' && key !== 'ArrowDown')) return
            preventDefault()
            write(moved(loras, place, place + (key === 'ArrowUp' ? -1 : 1)))
          }}
        >
          <LoraControls
            label={label}
            folder={LORA_FOLDER}
            value={lora}
            standard={null}
            onChange={(changed) => write(loras.with(place, { ...lora, ...changed }))}
            end={
              <>
                <button
                  type="button"
                  className="icon-button small"
                  aria-label={`${label}: earlier`}
                  disabled={place === 0}
                  onClick={() => write(moved(loras, place, place - 1))}
                >
                  <ArrowUp size={14} aria-hidden />
                </button>
                <button
                  type="button"
                  className="icon-button small"
                  aria-label={`${label}: later`}
                  disabled={place === loras.length - 1}
                  onClick={() => write(moved(loras, place, place + 1))}
                >
                  <ArrowDown size={14} aria-hidden />
                </button>
                <button
                  type="button"
                  className="icon-button small"
                  aria-label={`Remove ${label}`}
                  onClick={() => write(loras.toSpliced(place, 1))}
                >
                  <X size={14} aria-hidden />
                </button>
              </>
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
