import { selectedItems } from '../board-ui'

/** Whether so many panels and marks are selected. */
export const hasSome = (least: number) => () => selectedItems().length >= least
export const some = hasSome(1)
export const several = hasSome(2)
