/** Which of so many frames stands at a share of the way, from 0. */
export const frameAt = (share: number, frames: number): number =>
  Math.min(frames - 1, Math.max(0, Math.floor(share * frames)))
