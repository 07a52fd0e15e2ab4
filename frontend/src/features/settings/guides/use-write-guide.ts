import { useQueryClient } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import { type Guide, guideQuery, resetGuide, writeGuide } from '@/api/language-models'
import { messageOf } from '@/api/problem'
import { useShowToast } from '@/components/toast'
import { dropDraft } from './guide-drafts'

/** Keeps a wording or goes back to the house's; both can be undone. */
export function useWriteGuide(guide: Guide, name: string) {
  const api = useApi()
  const queries = useQueryClient()
  const show = useShowToast()
  const change = async (written: Promise<Guide>): Promise<boolean> => {
    try {
      const now = await written
      dropDraft(guide.id)
      queries.setQueryData(guideQuery(api, guide.id).queryKey, now)
      return true
    } catch (error) {
      show({ text: messageOf(error) })
      return false
    } finally {
      void queries.invalidateQueries({ queryKey: ['guides'], exact: true })
    }
  }
  /** What stood before, as it stood: one's own words, or the house's. */
  const before = () =>
    guide.edited ? writeGuide(api, guide.id, guide.text) : resetGuide(api, guide.id)
  const told = (text: string) =>
    show({ text, action: { label: 'Undo', run: () => void change(before()) } })
  return {
    save: async (text: string) => {
      if (await change(writeGuide(api, guide.id, text))) told(`The guide of ${name} is kept.`)
    },
    reset: async () => {
      if (await change(resetGuide(api, guide.id))) told(`${name} has the guide of the house again.`)
    },
  }
}
