import type { RuleMessage } from '@/api/types'

export type Mark = 'hard' | 'warning'

/** The fields on which something clashes, each with the gravest that is said of it. */
export function fieldMarks(messages: readonly RuleMessage[]): Readonly<Record<string, Mark>> {
  const marks: Record<string, Mark> = {}
  for (const { field, severity, facts = [] } of messages) {
    if (severity === 'info') continue
    for (const each of [field, ...facts.flatMap(({ fields }) => fields)]) {
      if (each !== null && marks[each] !== 'hard') marks[each] = severity
    }
  }
  return marks
}

/** The gravest of all; null where nothing clashes. */
export function shotMark(messages: readonly RuleMessage[]): Mark | null {
  if (messages.some(({ severity }) => severity === 'hard')) return 'hard'
  return messages.length > 0 ? 'warning' : null
}
