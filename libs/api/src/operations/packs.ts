import { z } from 'zod';
import { operation } from '../operation.ts';
import { date, done, id, idParams, issue, json, localText, moment, sha256, version } from '../schemas/shared.ts';
import { job } from './imports.ts';

const layer = z.enum(['nation', 'province', 'city', 'hospital']);
const packRef = z.object({ packId: z.string(), version: z.string(), hash: sha256, title: localText, layer });
const provenance = z.object({
  packId: z.string(),
  version: z.string(),
  layer,
  op: z.string(),
  reason: z.string().optional(),
  /** Where in that pack: `overlay/rules/front-page.json#[3]`; issues point below it. */ address: z.string().optional(),
});

/** One artifact in the workbench's tree. */
const artifactNode = z.object({
  kind: z.string(),
  id: z.string(),
  title: localText,
  elements: z.number().int(),
  layer,
  own: z.boolean(),
  overridden: z.number().int(),
});

export const draft = z.object({
  id,
  version,
  packId: z.string(),
  title: localText,
  layer,
  baseVersion: z.string().optional(),
  nextVersion: z.string(),
  state: z.enum(['draft', 'submitted', 'approved', 'rejected', 'published']),
  author: z.object({ userId: id, name: z.string() }),
  reviewer: z.object({ userId: id, name: z.string() }).optional(),
  note: z.string().optional(),
  reviewNote: z.string().optional(),
  hash: sha256.optional(),
  publishedHash: sha256.optional(),
  checks: z.object({ errors: z.number().int(), warnings: z.number().int() }).optional(),
  tests: z
    .object({
      passed: z.number().int(),
      failed: z.number().int(),
      /** Tests of the parents that the pack changes. */ changed: z.number().int().optional(),
      reference: z
        .object({ compared: z.number().int(), different: z.number().int(), notComparable: z.number().int() })
        .optional(),
    })
    .optional(),
  /** What the signed-in person may do now, and if not, why. */
  actions: z.array(
    z.object({
      id: z.enum(['edit', 'submit', 'approve', 'reject', 'publish', 'discard', 'activate']),
      allowed: z.boolean(),
      why: z.string().optional(),
    }),
  ),
  updatedAt: moment,
});

const elementView = z.object({
  id: z.string(),
  value: json,
  provenance: provenance.optional(),
  history: z.array(provenance).optional(),
  disabled: z.boolean(),
  editable: z.boolean(),
});
const artifactView = z.object({
  kind: z.string(),
  id: z.string(),
  value: json,
  families: z.array(
    z.object({ path: z.string(), key: z.string(), ordered: z.boolean(), elements: z.array(elementView) }),
  ),
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.string()),
      rows: z.number().int(),
      sample: z.array(z.record(z.string(), z.string())),
    }),
  ),
  layer,
  own: z.boolean(),
});

/** Where to look: a published version by hash, or a draft by id. */
export const packSource = z.strictObject({ source: z.string().regex(/^(draft:[0-9a-f-]{36}|hash:[0-9a-f]{64})$/) });

export const packOperations = {
  listPacks: operation({
    id: 'listPacks',
    method: 'GET',
    path: '/packs',
    access: 'pack.read',
    summary: { zh: '规则包', en: 'Packs' },
    output: z.object({
      packs: z.array(
        z.object({
          packId: z.string(),
          title: localText,
          layer,
          extends: z.string().optional(),
          versions: z.array(
            z.object({
              version: z.string(),
              hash: sha256,
              publishedAt: moment,
              publishedBy: z.string().optional(),
              inForce: z.array(z.object({ purpose: z.string(), validFrom: date })),
            }),
          ),
          drafts: z.array(draft),
        }),
      ),
    }),
  }),
  packTree: operation({
    id: 'packTree',
    method: 'GET',
    path: '/pack-content/:source',
    access: 'pack.read',
    summary: { zh: '规则包内容', en: 'Contents of a version or draft' },
    params: packSource,
    output: z.object({
      pack: packRef.partial({ hash: true }),
      layers: z.array(packRef.partial({ title: true, hash: true })),
      artifacts: z.array(artifactNode),
      issues: z.array(issue),
      draft: draft.optional(),
    }),
  }),
  packArtifact: operation({
    id: 'packArtifact',
    method: 'GET',
    path: '/pack-content/:source/:kind/:artifact',
    access: 'pack.read',
    summary: { zh: '一个构件', en: 'One artifact' },
    params: packSource.extend({ kind: z.string(), artifact: z.string() }),
    output: artifactView,
  }),
  packTableRows: operation({
    id: 'packTableRows',
    method: 'GET',
    path: '/pack-content/:source/:kind/:artifact/tables/:table',
    access: 'pack.read',
    summary: { zh: '长表内容', en: 'Rows of a long table' },
    params: packSource.extend({ kind: z.string(), artifact: z.string(), table: z.string() }),
    query: z.strictObject({
      q: z.string().optional(),
      page: z.coerce.number().int().min(1).default(1),
      pageSize: z.coerce.number().int().min(1).max(500).default(100),
    }),
    output: z.object({
      columns: z.array(z.string()),
      rows: z.array(z.record(z.string(), z.string())),
      total: z.number().int(),
    }),
  }),
  packSchemas: operation({
    id: 'packSchemas',
    method: 'GET',
    path: '/pack-schemas',
    access: 'pack.read',
    summary: { zh: '构件的 JSON Schema', en: 'JSON Schemas of the artifact kinds' },
    output: z.object({
      kinds: z.record(z.string(), json),
      elements: z.record(z.string(), json),
      facts: z.array(
        z.object({
          fact: z.string(),
          path: z.string(),
          zh: z.string(),
          en: z.string(),
          type: z.string(),
          valueSet: z.string().optional(),
        }),
      ),
      operators: z.array(json),
      paymentMethods: z.array(json),
      nodeKinds: z.array(json),
    }),
  }),
  comparePacks: operation({
    id: 'comparePacks',
    method: 'GET',
    path: '/pack-diff',
    access: 'pack.read',
    summary: { zh: '比较两个版本', en: 'Difference by meaning' },
    query: z.strictObject({ from: z.string(), to: z.string() }),
    output: z.object({
      counts: z.object({
        added: z.number().int(),
        removed: z.number().int(),
        changed: z.number().int(),
        cosmetic: z.number().int(),
      }),
      entries: z.array(
        z.object({
          key: z.string(),
          change: z.enum(['added', 'removed', 'changed', 'cosmetic']),
          fields: z.array(z.object({ path: z.string(), before: json.optional(), after: json.optional() })),
        }),
      ),
    }),
  }),
  createDraft: operation({
    id: 'createDraft',
    method: 'POST',
    path: '/drafts',
    access: 'pack.edit',
    audit: 'draft.create',
    idempotent: true,
    summary: { zh: '新建草稿', en: 'Start a draft' },
    body: z.strictObject({
      packId: z.string(),
      fromHash: sha256.optional(),
      title: localText.optional(),
      layer: layer.optional(),
      extends: z.string().optional(),
    }),
    output: draft,
  }),
  getDraft: operation({
    id: 'getDraft',
    method: 'GET',
    path: '/drafts/:id',
    access: 'pack.read',
    summary: { zh: '草稿', en: 'One draft' },
    params: idParams,
    output: draft,
  }),
  editElement: operation({
    id: 'editElement',
    method: 'PUT',
    path: '/drafts/:id/elements',
    access: 'pack.edit',
    audit: 'draft.edit',
    ifMatch: true,
    summary: { zh: '编辑草稿中的元素', en: 'Edit an element of a draft' },
    params: idParams,
    body: z.strictObject({
      kind: z.string(),
      artifact: z.string(),
      family: z.string(),
      element: z.string(),
      action: z.enum(['save', 'add', 'disable', 'restore', 'delete']),
      value: json.optional(),
      reason: z.string().max(500).optional(),
      before: z.string().optional(),
      after: z.string().optional(),
    }),
    output: z.object({ draft, issues: z.array(issue) }),
  }),
  editArtifact: operation({
    id: 'editArtifact',
    method: 'PUT',
    path: '/drafts/:id/artifacts',
    access: 'pack.edit',
    audit: 'draft.edit',
    ifMatch: true,
    summary: { zh: '保存整个构件（流程图、策略）', en: 'Save a whole artifact: a workflow graph, a policy' },
    params: idParams,
    body: z.strictObject({ kind: z.string(), artifact: z.string(), value: json }),
    output: z.object({ draft, issues: z.array(issue) }),
  }),
  checkDraft: operation({
    id: 'checkDraft',
    method: 'POST',
    path: '/drafts/:id/check',
    access: 'pack.edit',
    summary: { zh: '检查草稿', en: 'Check a draft' },
    params: idParams,
    output: z.object({ issues: z.array(issue) }),
  }),
  testDraft: operation({
    id: 'testDraft',
    method: 'POST',
    path: '/drafts/:id/test',
    access: 'pack.read',
    summary: { zh: '运行包内测试', en: "Run the pack's own tests" },
    params: idParams,
    output: z.object({
      passed: z.number().int(),
      failed: z.number().int(),
      changed: z.number().int(),
      results: z.array(
        z.object({
          id: z.string(),
          title: z.string().optional(),
          passed: z.boolean(),
          inherited: z.boolean(),
          differences: z.array(z.string()),
        }),
      ),
    }),
  }),
  tryDraft: operation({
    id: 'tryDraft',
    method: 'POST',
    path: '/drafts/:id/try',
    access: 'pack.edit',
    audit: 'draft.try',
    summary: { zh: '在真实病例上试算', en: 'Try a draft on cases' },
    params: idParams,
    body: z.strictObject({
      caseId: id.optional(),
      limit: z.number().int().min(1).max(2000).default(200),
      rule: z.string().optional(),
    }),
    output: z.object({
      cases: z.number().int(),
      gained: z.array(z.object({ ruleId: z.string(), cases: z.number().int() })),
      lost: z.array(z.object({ ruleId: z.string(), cases: z.number().int() })),
      regrouped: z.number().int(),
      /** Rules that read what the person may not see: they are not counted. */ withheld: z.array(z.string()),
      amountBefore: z.string().optional(),
      amountAfter: z.string().optional(),
      examples: z.array(
        z.object({
          caseId: id,
          recordKey: z.string(),
          gained: z.array(z.string()),
          lost: z.array(z.string()),
          drgBefore: z.string().optional(),
          drgAfter: z.string().optional(),
          amountBefore: z.string().optional(),
          amountAfter: z.string().optional(),
        }),
      ),
    }),
  }),
  submitDraft: operation({
    id: 'submitDraft',
    method: 'POST',
    path: '/drafts/:id/submit',
    access: 'pack.edit',
    audit: 'draft.submit',
    ifMatch: true,
    summary: { zh: '提交审批', en: 'Submit for approval' },
    params: idParams,
    body: z.strictObject({ note: z.string().max(1000).default(''), nextVersion: z.string() }),
    output: draft,
  }),
  approveDraft: operation({
    id: 'approveDraft',
    method: 'POST',
    path: '/drafts/:id/approve',
    access: 'pack.approve',
    audit: 'draft.approve',
    ifMatch: true,
    summary: { zh: '批准（不能是作者本人）', en: "Approve; never one's own" },
    params: idParams,
    body: z.strictObject({ note: z.string().max(1000).default('') }),
    output: draft,
  }),
  rejectDraft: operation({
    id: 'rejectDraft',
    method: 'POST',
    path: '/drafts/:id/reject',
    access: 'pack.approve',
    audit: 'draft.reject',
    ifMatch: true,
    summary: { zh: '退回草稿', en: 'Reject with a reason' },
    params: idParams,
    body: z.strictObject({ reason: z.string().min(1).max(1000) }),
    output: draft,
  }),
  publishDraft: operation({
    id: 'publishDraft',
    method: 'POST',
    path: '/drafts/:id/publish',
    access: 'pack.publish',
    audit: 'pack.publish',
    ifMatch: true,
    idempotent: true,
    summary: { zh: '发布：运行测试与参考引擎，写入不可变版本', en: 'Publish: tests and the reference run first' },
    params: idParams,
    output: z.object({ draft, hash: sha256, tests: json, reference: json }),
  }),
  discardDraft: operation({
    id: 'discardDraft',
    method: 'DELETE',
    path: '/drafts/:id',
    access: 'pack.edit',
    audit: 'draft.discard',
    ifMatch: true,
    summary: { zh: '放弃草稿', en: 'Discard a draft' },
    params: idParams,
    output: done,
  }),
  listActivations: operation({
    id: 'listActivations',
    method: 'GET',
    path: '/activations',
    access: 'pack.read',
    summary: { zh: '启用日历', en: 'Calendar of activations' },
    query: z.strictObject({ on: date.optional() }),
    output: z.object({
      today: date,
      activations: z.array(
        z.object({
          id,
          purpose: z.enum(['policy', 'conduct', 'workflow']),
          scope: z.object({
            poolingArea: z.string().optional(),
            insuranceType: z.string().optional(),
            stayKind: z.string().optional(),
          }),
          validFrom: date,
          pack: packRef,
          by: z.string(),
          at: moment,
          inForce: z.boolean(),
        }),
      ),
    }),
  }),
  previewActivation: operation({
    id: 'previewActivation',
    method: 'POST',
    path: '/activations/preview',
    access: 'pack.activate',
    summary: { zh: '启用前预览', en: 'What an activation would touch' },
    body: z.strictObject({
      hash: sha256,
      purpose: z.enum(['policy', 'conduct', 'workflow']),
      scope: z
        .strictObject({
          poolingArea: z.string().optional(),
          insuranceType: z.string().optional(),
          stayKind: z.string().optional(),
        })
        .default({}),
      validFrom: date,
    }),
    output: z.object({
      openCases: z.number().int(),
      affectedCases: z.number().int(),
      issues: z.array(issue),
      byDepartment: z.array(
        z.object({
          department: z.string(),
          name: z.string(),
          cases: z.number().int(),
          amountBefore: z.string(),
          amountAfter: z.string(),
        }),
      ),
      basis: z.string(),
      sampled: z.number().int(),
    }),
  }),
  activate: operation({
    id: 'activate',
    method: 'POST',
    path: '/activations',
    access: 'pack.activate',
    audit: 'pack.activate',
    idempotent: true,
    summary: { zh: '从某日起启用', en: 'Activate from a date' },
    body: z.strictObject({
      hash: sha256,
      purposes: z.array(z.enum(['policy', 'conduct', 'workflow'])).min(1),
      scope: z
        .strictObject({
          poolingArea: z.string().optional(),
          insuranceType: z.string().optional(),
          stayKind: z.string().optional(),
        })
        .default({}),
      validFrom: date,
      rerunOpenCases: z.boolean().default(false),
    }),
    output: z.object({ activationIds: z.array(id), rerun: job.optional() }),
  }),
};
