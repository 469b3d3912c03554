import { expect } from '@jest/globals';
import type { Visitor } from '../../support/browser.ts';
import type { Company } from './company.ts';
import { DISPOSITION, MESSAGE, NEW_RATE, NODE, QC_NURSE } from './rules.ts';
import { at, says } from './screen.ts';
import { openRule, store, typeOver } from './workbench.ts';

/** One consultant changes rules, a workflow node and a policy; another approves, publishes and activates. Returns the first day in force. */
export async function changeTheRules(company: Company): Promise<string> {
  const author = await company.person('consultant1');
  await at(author.page, 'rail-packs').click();
  await at(author.page, 'draft-sample-hospital').click();
  await at(author.page, 'workbench').waitFor();
  await editRules(author);
  await editWorkflow(author);
  await editPolicy(author);
  await tryOnCases(author);
  company.told('one writes');
  await submit(author);
  const approver = await company.person('consultant2');
  await approver.page.goto(author.page.url());
  await publish(approver);
  company.told('another approves and publishes');
  return activate(approver);
}

async function editRules({ page, shoot }: Visitor): Promise<void> {
  await openRule(page, 'basic', QC_NURSE);
  await at(page, 'severity-block').click();
  await shoot('14-severity-by-the-form');
  await store(page);
  await openRule(page, 'basic', DISPOSITION);
  await at(page, 'override').click();
  await at(page, 'rule-view').getByText('代码').click();
  await typeOver(page, '【离院方式】未填写', MESSAGE);
  await shoot('15-a-rule-in-monaco');
  await store(page);
}

async function editWorkflow({ page, shoot }: Visitor): Promise<void> {
  await at(page, 'artifact-workflows-inpatient').click();
  await at(at(page, 'workflow-canvas'), 'node-correct').click();
  await at(page, 'node-title-zh').fill(NODE.zh);
  await at(page, 'node-title-en').fill(NODE.en);
  await at(page, 'task-due').fill(String(NODE.dueHours));
  await says(at(page, 'node-correct'), NODE.zh);
  await shoot('16-a-node-on-the-canvas');
  await store(page);
}

async function editPolicy({ page, shoot }: Visitor): Promise<void> {
  await at(page, 'artifact-payment-employee-2026').click();
  await at(page, 'parameter-baseRate').fill(`${NEW_RATE}.00`);
  await shoot('17-a-policy-parameter');
  await store(page);
}

async function tryOnCases({ page, shoot }: Visitor): Promise<void> {
  await at(page, 'drawer-try').click();
  await at(page, 'try').click();
  await says(at(page, 'try-example').first(), '→');
  await shoot('18-tried-on-cases');
}

/** Submitting is the author's; approving is not, and the button says why. */
async function submit({ page, shoot }: Visitor): Promise<void> {
  await at(page, 'next-submit').click();
  await at(page, 'submit-note').fill('护士签名改为必改；医师限时修正；职工费率调整');
  await at(page, 'dialog-ok').click();
  await at(page, 'next-approve').waitFor();
  expect(await at(page, 'next-approve').isDisabled()).toBe(true);
  await at(page, 'next-approve').hover({ force: true });
  await says(page.getByRole('tooltip'), '作者不能审批');
  await shoot('19-not-by-its-author');
}

/** The approver works in English. */
async function publish({ page, shoot }: Visitor): Promise<void> {
  await at(page, 'language').click();
  await says(at(page, 'next-approve'), 'Approve');
  await at(page, 'next-approve').click();
  await at(page, 'dialog-ok').click();
  await at(page, 'next-publish').click();
  await at(page, 'dialog-ok').click();
  await says(at(page, 'test-report'), 'tests pass', 150);
  await says(at(page, 'test-report'), 'Reference engine');
  await says(at(page, 'test-report'), 'tests of the parent packs end differently here');
  await shoot('20-published');
  await at(page, 'publish-open').click();
}

async function activate({ page, shoot }: Visitor): Promise<string> {
  await at(page, 'next-activate').click();
  const validFrom = await at(page, 'activate-dialog').getByRole('combobox', { name: 'From which day' }).inputValue();
  await says(at(page, 'activate-dialog'), 'Running cases finish on their graph');
  await shoot('21-activate-from-today');
  await at(page, 'dialog-ok').click();
  await says(at(page, 'activation-calendar'), '1.0.1');
  await shoot('22-in-force');
  return validFrom;
}
