import { PageFrame } from '@/components/page-frame'

export function BoardPage() {
  return (
    <PageFrame title="Director's Console">
      <h1 className="t-18 strong p-6">Board</h1>
    </PageFrame>
  )
}
