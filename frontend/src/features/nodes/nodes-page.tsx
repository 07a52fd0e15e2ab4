import { PageFrame } from '@/components/page-frame'

export function NodesPage() {
  return (
    <PageFrame title="Settings">
      <h1 className="t-18 strong p-6">Render nodes</h1>
    </PageFrame>
  )
}
