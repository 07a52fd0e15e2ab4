import { plural } from '@/lib/format/plural'
import type { Entry } from './library'

/** A category of one's own that is put on, or taken off. */
export type CategoryChange = { kind: 'on' | 'off'; name: string }

/** What is built in has no categories of one's own; what has it already is left alone. */
export const isTouched = ({ template }: Entry, { kind, name }: CategoryChange): boolean =>
  template.origin === 'own' && template.categories.includes(name) === (kind === 'off')

export const categoriesAfter = (
  { template: { categories } }: Entry,
  { kind, name }: CategoryChange,
): string[] => (kind === 'on' ? [...categories, name] : categories.filter((each) => each !== name))

/** "Sea wall is now in night", "3 workflows are no longer in night". */
export const categoriesSaid = (who: string, count: number, { kind, name }: CategoryChange) =>
  kind === 'on'
    ? plural(count, { one: `${who} is now in ${name}`, other: `${who} are now in ${name}` })
    : plural(count, {
        one: `${who} is no longer in ${name}`,
        other: `${who} are no longer in ${name}`,
      })
