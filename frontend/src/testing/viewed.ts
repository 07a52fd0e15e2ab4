import type { ViewedPicture } from '@/components/viewer/viewed-picture'

export const aViewed = (facts: Partial<ViewedPicture> = {}): ViewedPicture => ({
  key: 'a',
  src: (width) => `http://gallery.test/a-${width}.webp`,
  full: 'http://gallery.test/a.png',
  kind: 'image',
  width: 1600,
  height: 800,
  title: '1A v001',
  facts: [['Seed', '7']],
  ...facts,
})
