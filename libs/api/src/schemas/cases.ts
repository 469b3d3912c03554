import { z } from 'zod';
import { governedPrompts } from './governor.ts';
import { date, decimalText, id, json, localText, moment, severity, severityCounts, sha256, version } from './shared.ts';

export const person = z.object({ userId: id, name: z.string() });

/** One line of the worklist or the case list. Amounts are absent without `money.read`; the name is masked without `case.identity`. */
export const caseRow = z.object({
  id,
  recordKey: z.string(),
  mrn: z.string().optional(),
  patientName: z.string().optional(),
  sex: z.string().optional(),
  ageYears: z.number().optional(),
  department: z.string().optional(),
  departmentName: z.string().optional(),
  attending: z.string().optional(),
  admitAt: z.string().optional(),
  dischargeAt: z.string().optional(),
  principalDiagnosis: z.object({ code: z.string().optional(), name: z.string().optional() }).optional(),
  insuranceType: z.string().optional(),
  stage: z.string(),
  workflowStatus: z.string().optional(),
  open: severityCounts,
  grouping: z
    .object({ status: z.string(), drg: z.string(), name: z.string().optional(), weight: decimalText.optional() })
    .optional(),
  payment: z
    .object({
      policy: z.string(),
      amount: decimalText.optional(),
      balance: decimalText.optional(),
      caseType: z.string().optional(),
    })
    .optional(),
  totalCharge: decimalText.optional(),
  task: z
    .object({
      id,
      version,
      stage: z.string(),
      title: localText,
      dueAt: moment.optional(),
      overdue: z.boolean(),
      assignee: person.optional(),
    })
    .optional(),
  conflicts: z.number().int(),
  updatedAt: moment,
});

export const findingDecision = z.object({
  decision: z.enum(['waive', 'acknowledge']),
  reasonCode: z.string().optional(),
  reason: z.string().optional(),
  by: z.string(),
  at: moment,
  lapsed: z.boolean(),
});
export const readValue = z.object({ path: z.string(), value: json });
export const finding = z.object({
  key: z.string(),
  ruleId: z.string(),
  severity,
  path: z.string(),
  read: z.array(readValue),
  title: localText,
  message: localText,
  suggestion: localText.optional(),
  basis: localText.optional(),
  category: z.string().optional(),
  subcategory: z.string().optional(),
  deduction: z.string().optional(),
  /** Pack layer the rule comes from. */
  layer: z.string().optional(),
  decision: findingDecision.optional(),
  /** True while it still has to be fixed, waived or acknowledged. */
  open: z.boolean(),
  failed: json.optional(),
  /** The model behind it and the numbers of its sentence, where no rule is. */
  statistics: json.optional(),
});
export const notEvaluable = z.object({
  path: z.string(),
  reason: z.enum(['missing', 'type', 'external']),
  /** How many rules it kept from answering; in packs of more than 5,000 rules how many read it. */
  rules: z.number().int(),
  /** Their ids, in packs of at most 5,000 rules. */
  ids: z.array(z.string()).optional(),
});

/** GroupingResult and PaymentResult of the engine, as they are. */
export const evaluation = z.object({
  manifest: z.object({
    recordHash: sha256,
    packs: z.object({ conduct: sha256, policy: sha256 }),
    engine: z.string(),
    asOf: date,
  }),
  /** Human names of the packs in the manifest. */
  packs: z
    .object({
      conduct: z.object({ id: z.string(), version: z.string() }),
      policy: z.object({ id: z.string(), version: z.string() }),
    })
    .optional(),
  provisional: z.boolean(),
  findings: z.array(finding),
  /** Absent where nobody is asked to act: another date, an earlier time. */
  prompts: governedPrompts.optional(),
  notEvaluable: z.array(notEvaluable),
  counts: z.record(z.string(), z.number()),
  grouping: json.optional(),
  payment: json.optional(),
  resultHash: sha256,
});

export const change = z.strictObject({ path: z.string().min(1).max(200), value: json });
export const conflict = z.object({
  path: z.string(),
  base: json.optional(),
  mine: json.optional(),
  theirs: json.optional(),
});

export const workflowProgress = z.object({
  workflow: z.string(),
  status: z.string(),
  node: z.string(),
  stages: z.array(z.object({ stage: z.string(), title: localText, state: z.enum(['done', 'current', 'todo']) })),
  returns: z.number().int(),
  locked: z.boolean(),
});

export const taskView = z.object({
  id,
  version,
  caseId: id,
  node: z.string(),
  stage: z.string(),
  title: localText,
  roles: z.array(z.string()),
  dueAt: moment.optional(),
  overdue: z.boolean(),
  assignee: person.optional(),
  mine: z.boolean(),
  actions: z.array(
    z.object({
      id: z.string(),
      title: localText,
      needsReason: z.boolean(),
      /** Why it cannot be taken now: open findings by severity. */ blockedBy: severityCounts.partial().optional(),
    }),
  ),
});

export const caseDetail = z.object({
  id,
  version,
  recordKey: z.string(),
  revision: z.object({
    id,
    number: z.number().int(),
    hash: sha256,
    source: z.enum(['import', 'correction', 'conflict']),
    at: moment,
    by: z.string().optional(),
  }),
  record: json,
  locked: z.boolean(),
  conflicts: z.array(conflict),
  evaluation: evaluation.optional(),
  booked: z
    .object({
      at: moment,
      resultHash: sha256,
      drg: z.string().optional(),
      amount: decimalText.optional(),
      balance: decimalText.optional(),
    })
    .optional(),
  workflow: workflowProgress.optional(),
  task: taskView.optional(),
  mayEdit: z.boolean(),
});

export const timelineEntry = z.object({
  at: moment,
  kind: z.enum(['imported', 'revision', 'evaluated', 'decision', 'task', 'workflow', 'booked', 'conflict']),
  by: z.string().optional(),
  title: localText,
  detail: z
    .object({
      revision: z.number().int().optional(),
      changes: z.array(z.object({ path: z.string(), before: json.optional(), after: json.optional() })).optional(),
      reason: z.string().optional(),
      drg: z.string().optional(),
      drgBefore: z.string().optional(),
      weight: z.string().optional(),
      weightBefore: z.string().optional(),
    })
    .optional(),
});
