import { useQueryClient } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import {
  chooseModel,
  deleteCredentials,
  LANGUAGE_MODELS,
  type ModelChoiceChange,
  type Provider,
  removeProvider,
} from '@/api/language-models'
import { messageOf } from '@/api/problem'
import { useShowToast } from '@/components/toast'

/** What is changed with one press; a refusal is told. */
export function useChangeLanguageModels() {
  const api = useApi()
  const queries = useQueryClient()
  const show = useShowToast()
  const renew = () => queries.invalidateQueries({ queryKey: LANGUAGE_MODELS })
  const attempt = async (change: Promise<unknown>, done?: string) => {
    try {
      await change
      if (done) show({ text: done })
    } catch (error) {
      show({ text: messageOf(error) })
    } finally {
      await renew()
    }
  }
  return {
    renew,
    choose: (change: ModelChoiceChange) => attempt(chooseModel(api, change)),
    deleteKey: ({ id, name }: Provider) =>
      attempt(deleteCredentials(api, id), `The key of ${name} is deleted.`),
    remove: ({ id, name }: Provider) => attempt(removeProvider(api, id), `${name} is removed.`),
  }
}
