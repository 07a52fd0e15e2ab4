const parts = ['guides', 'costs'] as const
type Part = (typeof parts)[number]

/** What the address of the language models restores; without a part, the providers. */
export type LanguageModelsSearch = { part?: Part; guide?: string }

export function languageModelsSearch(given: Record<string, unknown>): LanguageModelsSearch {
  const part = parts.find((each) => each === given.part)
  const { guide } = given
  return {
    ...(part && { part }),
    ...(typeof guide === 'string' && guide !== '' && { guide }),
  }
}
