import type { Enhancement } from '@/api/enhance'
import type {
  KnownCredentials,
  Ledger,
  LedgerCall,
  ModelChoice,
  Provider,
} from '@/api/language-models'

export const aProvider = (facts: Partial<Provider> = {}): Provider => ({
  id: 'openai',
  name: 'OpenAI',
  type: 'key',
  wire: 'openai',
  description: '',
  default_endpoint: 'https://api.test/v1',
  docs_url: 'https://docs.test',
  supports: ['chat'],
  models: [],
  health_check: null,
  oauth_url: null,
  last_test: null,
  ...facts,
})

export const someCredentials = (facts: Partial<KnownCredentials> = {}): KnownCredentials => ({
  exists: true,
  has_api_key: false,
  api_key_last_four: null,
  has_oauth_token: false,
  has_refresh_token: false,
  has_oauth_client_id: false,
  has_oauth_client_secret: false,
  endpoint: null,
  updated_at: null,
  ...facts,
})

export const aModelChoice = (facts: Partial<ModelChoice> = {}): ModelChoice => ({
  active_provider: null,
  selected_model: null,
  target_model: null,
  fallback_provider: null,
  fallback_model: null,
  budget_usd: null,
  budget_period: 'month',
  ...facts,
})

export const aCall = (facts: Partial<LedgerCall> = {}): LedgerCall => ({
  id: 'call',
  at: '2026-11-21T10:00:00Z',
  project_id: '',
  step: 'enhance',
  provider: 'openai',
  model: 'small',
  input_tokens: 420,
  output_tokens: 80,
  usd: 0.0021,
  failure: null,
  guide: 'general',
  guide_sha256: 'abc',
  ...facts,
})

const nothing = { calls: 0, input_tokens: 0, output_tokens: 0, usd: 0, unpriced_calls: 0 }

export const aLedger = (facts: Partial<Ledger> = {}): Ledger => ({
  total: nothing,
  period: nothing,
  budget_usd: null,
  budget_period: 'month',
  prices: 'genai-prices 0.1',
  calls: [],
  ...facts,
})

export const anEnhancement = (facts: Partial<Enhancement> = {}): Enhancement => ({
  success: true,
  enhanced_prompt: '',
  negative_prompt: null,
  tokens_used: 0,
  model_used: 'small',
  warnings: [],
  error: null,
  parts: [],
  provider_used: 'openai',
  fell_back: false,
  attempts: [],
  guide: 'general',
  guide_sha256: '0',
  cost_usd: null,
  ...facts,
})
