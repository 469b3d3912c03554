import type { TableSpec } from '@caseloom/pack';

/**
 * `payment/<policy>.settlement.csv`: one row per hospital, and per month and insured area where the policy's lookup asks for them. A blank month or area
 * is a row for all of them; a blank number is the policy's own parameter.
 */
export const settlementTable: TableSpec = {
  key: ['month', 'insured_area', 'hospital_code'],
  ordered: false,
  open: true,
  columns: [
    { name: 'month', about: 'Settlement month: 1 to 12, or one of a year as 2026-05' },
    {
      name: 'insured_area',
      about: 'As the lookup names it: an administrative division code, or the word for all others',
    },
    { name: 'hospital_code', required: true },
    { name: 'hospital_name' },
    { name: 'hospital_level', about: 'Where the scheme looks published averages up by it' },
    { name: 'insurance', about: 'Insurance as the scheme’s table of published averages writes it' },
    { name: 'average_factor', about: 'Yuan per point of the score: score × factor is the estimated mean charge' },
    { name: 'average_factor_basic', about: 'The same for basic groups' },
    { name: 'hospital_coefficient' },
    { name: 'point_value', about: 'Yuan per point' },
  ],
};

/** The columns that carry decimals. */
export const SETTLEMENT_NUMBERS = ['average_factor', 'average_factor_basic', 'hospital_coefficient', 'point_value'];
