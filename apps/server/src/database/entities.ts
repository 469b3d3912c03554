import { Role } from '../access/role.entity.ts';
import { Session } from '../access/session.entity.ts';
import { SignInLink } from '../access/sign-in-link.entity.ts';
import { Tenant } from '../access/tenant.entity.ts';
import { UserAccount } from '../access/user-account.entity.ts';
import { AuditEntry } from '../audit/audit-entry.entity.ts';
import { AuditHead } from '../audit/audit-head.entity.ts';
import { CaseDocument } from '../cases/case-document.entity.ts';
import { CaseEvaluation } from '../cases/case-evaluation.entity.ts';
import { CaseRevision } from '../cases/case-revision.entity.ts';
import { Encounter } from '../cases/encounter.entity.ts';
import { EncounterKey } from '../cases/encounter-key.entity.ts';
import { FindingDecision } from '../cases/finding-decision.entity.ts';
import { OpenFinding } from '../cases/open-finding.entity.ts';
import { Person } from '../cases/person.entity.ts';
import { PromptFeedback } from '../governor/prompt-feedback.entity.ts';
import { PromptSeen } from '../governor/prompt-seen.entity.ts';
import { RuleDay } from '../governor/rule-day.entity.ts';
import { RuleDemotion } from '../governor/rule-demotion.entity.ts';
import { RuleEvent } from '../governor/rule-event.entity.ts';
import { IdempotencyKey } from '../http/idempotency-key.entity.ts';
import { ColumnMapping } from '../imports/column-mapping.entity.ts';
import { ImportProblem } from '../imports/import-problem.entity.ts';
import { Job } from '../imports/job.entity.ts';
import { CaseMeasure } from '../measures/case-measure.entity.ts';
import { ModelRun } from '../models/model-run.entity.ts';
import { ShadowFinding } from '../models/shadow-finding.entity.ts';
import { Activation } from '../packs/activation.entity.ts';
import { PackDraft } from '../packs/pack-draft.entity.ts';
import { PackDraftFile } from '../packs/pack-draft-file.entity.ts';
import { PackText } from '../packs/pack-text.entity.ts';
import { PackVersion } from '../packs/pack-version.entity.ts';
import { PackVersionFile } from '../packs/pack-version-file.entity.ts';
import { SchemeMapping } from '../scheme-imports/scheme-mapping.entity.ts';
import { CaseEvent } from '../reviews/case-event.entity.ts';
import { Task } from '../reviews/task.entity.ts';
import { WorkflowRun } from '../reviews/workflow-run.entity.ts';

/** Every table, in one list; a table with a tenant column has row-level security (a spec asks the catalogue). */
export const entities = [
  Activation,
  AuditEntry,
  AuditHead,
  CaseDocument,
  CaseEvaluation,
  CaseEvent,
  CaseMeasure,
  CaseRevision,
  ColumnMapping,
  Encounter,
  EncounterKey,
  FindingDecision,
  IdempotencyKey,
  ImportProblem,
  Job,
  ModelRun,
  OpenFinding,
  PackDraft,
  PackDraftFile,
  PackText,
  PackVersion,
  PackVersionFile,
  Person,
  PromptFeedback,
  PromptSeen,
  Role,
  RuleDay,
  RuleDemotion,
  RuleEvent,
  SchemeMapping,
  Session,
  ShadowFinding,
  SignInLink,
  Task,
  Tenant,
  UserAccount,
  WorkflowRun,
];
