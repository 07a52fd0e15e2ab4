import { useRef } from 'react'
import { NumberField } from '@/components/number-field'
import { Segmented } from '@/components/segmented'
import { Switch } from '@/components/switch'
import { TextField } from '@/components/text-field'
import type { RenameOrder, WholeRule } from './renaming'
import { nameTokens, withToken } from './tokens'

const cases: { id: WholeRule['case']; label: string }[] = [
  { id: 'keep', label: 'As it is' },
  { id: 'lower', label: 'lower' },
  { id: 'upper', label: 'UPPER' },
  { id: 'title', label: 'Title' },
]

const orders: { id: RenameOrder; label: string }[] = [
  { id: 'shown', label: 'As shown' },
  { id: 'name', label: 'Name' },
  { id: 'date', label: 'Date' },
]

type Props = {
  rule: WholeRule
  order: RenameOrder
  onRule: (change: Partial<WholeRule>) => void
  onOrder: (order: RenameOrder) => void
}

type PatternProps = { pattern: string; onPattern: (pattern: string) => void }

/** The pattern, and all that it may hold: a press puts it where the caret is. */
function Pattern({ pattern, onPattern }: PatternProps) {
  const field = useRef<HTMLDivElement>(null)
  const put = (token: string) => {
    const input = field.current?.querySelector('input')
    const end = pattern.length
    const marked = { start: input?.selectionStart ?? end, end: input?.selectionEnd ?? end }
    const next = withToken(pattern, token, marked)
    onPattern(next.pattern)
    requestAnimationFrame(() => {
      input?.focus()
      input?.setSelectionRange(next.caret, next.caret)
    })
  }
  return (
    <>
      <div ref={field}>
        <TextField label="Pattern" value={pattern} onChange={onPattern} autoFocus maxLength={500} />
      </div>
      <ul className="name-tokens" aria-label="What a pattern may hold">
        {nameTokens.map(({ token, words }) => (
          <li key={token}>
            <button type="button" title={words} onClick={() => put(token)}>
              {token}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** How the names are made. */
export function RuleFields({ rule, order, onRule, onOrder }: Props) {
  return (
    <div className="rename-rule">
      <Pattern pattern={rule.pattern} onPattern={(pattern) => onRule({ pattern })} />
      <TextField label="Find" value={rule.find} onChange={(find) => onRule({ find })} />
      <TextField label="Replace" value={rule.replace} onChange={(replace) => onRule({ replace })} />
      <Switch
        label="Find by a regular expression"
        value={rule.is_regex}
        onChange={(is_regex) => onRule({ is_regex })}
      />
      <Segmented
        label="Case"
        value={rule.case}
        segments={cases}
        onChange={(id) => onRule({ case: cases.find((each) => each.id === id)?.id ?? 'keep' })}
      />
      <Segmented
        label="Order"
        value={order}
        segments={orders}
        onChange={(id) => onOrder(orders.find((each) => each.id === id)?.id ?? 'shown')}
      />
      <div className="rename-numbers">
        <NumberField
          label="From"
          value={rule.start}
          minValue={0}
          onChange={(start) => onRule({ start })}
        />
        <NumberField
          label="Step"
          value={rule.step}
          minValue={1}
          onChange={(step) => onRule({ step })}
        />
        <NumberField
          label="Digits"
          value={rule.width}
          minValue={1}
          maxValue={12}
          onChange={(width) => onRule({ width })}
        />
      </div>
    </div>
  )
}
