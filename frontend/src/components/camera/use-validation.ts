import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import { validationQuery } from '@/api/rules'
import type { RuleMessage } from '@/api/types'
import type { Camera } from '@/lib/camera/values'

const NONE: readonly RuleMessage[] = []

/** What clashes in a camera, the gravest first; what is merely good to know is left out. */
export function useViolations(camera: Camera): readonly RuleMessage[] {
  const { data } = useQuery({
    ...validationQuery(useApi(), camera),
    // Nothing is drawn twice while the next answer is under way.
    placeholderData: keepPreviousData,
    select: ({ messages }) => messages.filter(({ severity }) => severity !== 'info'),
  })
  return Object.keys(camera).length === 0 ? NONE : (data ?? NONE)
}
