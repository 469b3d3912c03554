const parameter = (code: string, value: string) => ({ code, value });

/** Files that give the review packs a budget for physicians, thresholds of demotion and reasons. */
export const GOVERNED = {
  'codes/prompts.json': {
    title: { zh: '提醒', en: 'Prompts' },
    system: 'parameter',
    codes: [
      parameter('prompt.physician.visible', '2'),
      parameter('prompt.physician.interruptions', '1'),
      parameter('demotion.decided', '4'),
      parameter('demotion.precision', '0.25'),
      parameter('demotion.days', '90'),
    ],
  },
  'codes/override-reason.json': {
    title: { zh: '原因', en: 'Reasons' },
    system: 'valueSet',
    codes: [
      { code: 'elsewhere', zh: '证据在别处', en: 'Evidence elsewhere' },
      { code: 'other', zh: '其他', en: 'Other', text: 'needed' },
    ],
  },
};
