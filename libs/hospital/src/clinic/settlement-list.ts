import { formatFixed } from '@caseloom/core';
import type { CaseRecord } from '@caseloom/record';
import type { Course } from './course.ts';
import { shift } from './dates.ts';

/** The settlement list of an insured stay, uploaded on the third day after discharge; it agrees with the front page. */
export function makeSettlementList(record: CaseRecord, serial: number, course: Course): Record<string, unknown> {
  const amount = formatFixed(course.total, 2);
  const self = (record.fee as Record<string, string>)['selfPaid'] as string;
  return {
    paymentMethod: '4',
    billCode: '99060122',
    billNo: String(serial).padStart(8, '0'),
    bizSerial: `YB${String(serial).padStart(9, '0')}`,
    fillDept: '医保办公室',
    total: amount,
    items: [{ category: '14', amt: amount, classA: amount, classB: '0.00', ownPay: '0.00', other: '0.00' }],
    payinfo: [
      {
        fundType: record.insurance?.type === '310' ? '310100' : '390100',
        amount: formatFixed(course.total.minus(self), 2),
      },
    ],
    cash: self,
    account: '0.00',
    beginDate: course.admitDate,
    endDate: course.dischargeDate,
    settledAt: `${course.dischargeDate}T17:00:00`,
    uploadedAt: `${shift(course.dischargeDate, 3)}T10:00:00`,
  };
}
