import { locale } from './locale'

/** What to say of each way of counting that a language has; English has `one` and `other`. */
export type Forms = { readonly [Way in Intl.LDMLPluralRule]?: string } & { readonly other: string }

const rules = new Intl.PluralRules(locale)

/** The words for this many: `plural(2, { one: '1 job is', other: '2 jobs are' })` is "2 jobs are". */
export const plural = (count: number, forms: Forms): string =>
  forms[rules.select(count)] ?? forms.other
